package io.coffer.kyc.document;

/** The port to whatever looks for malware. */
public interface DocumentScanner {

    /** Has content looked at. May take as long as its time-outs allow; never throws for what the scanner or the network does. */
    ScanVerdict scan(byte[] content);
}

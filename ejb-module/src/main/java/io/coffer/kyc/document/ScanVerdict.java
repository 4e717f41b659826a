package io.coffer.kyc.document;

/** What a scanner says of a document. */
public sealed interface ScanVerdict {

    /** Nothing was found. */
    record Clean() implements ScanVerdict {}

    /** @param signature the scanner's name for what it found */
    record Infected(String signature) implements ScanVerdict {}

    /** No answer, or one that makes no sense. */
    record Unknown(String reason) implements ScanVerdict {}
}

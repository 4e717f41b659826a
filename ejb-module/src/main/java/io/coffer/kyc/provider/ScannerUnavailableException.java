package io.coffer.kyc.provider;

/** The scanner could not be reached, or broke off. */
public class ScannerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ScannerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

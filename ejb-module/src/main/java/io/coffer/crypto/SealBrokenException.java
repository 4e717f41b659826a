package io.coffer.crypto;

/** What should be opened was not sealed by this key for this place, or was changed since. */
public class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SealBrokenException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.coffer.personal;

/** The master key can't be had. Its message names neither key nor secret. */
public class MasterKeyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MasterKeyException(String message) {
        super(message);
    }

    public MasterKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.coffer.profile;

/** This installation must not start as it is; the message says what a person has to change. */
public class UnsafeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnsafeException(String message) {
        super(message);
    }
}

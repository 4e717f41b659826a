package io.coffer.personal;

/** This server has not got the wrapping key yet that it needs; it tries to get it in the background. Trying again helps. */
public class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeysUnavailableException(String message) {
        super(message);
    }
}

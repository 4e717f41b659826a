package io.coffer.sandbox.problem;

/** Something a person has to put right before the sandbox can run. The message says what, and what to do. */
public final class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates one with a message for the person who started the sandbox. */
    public SandboxException(String message) {
        super(message);
    }

    /** Creates one with a message for the person who started the sandbox, and what caused it. */
    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}

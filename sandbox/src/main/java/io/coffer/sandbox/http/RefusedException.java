package io.coffer.sandbox.http;

/** A request that can't be served as it is: becomes a problem answer. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /** Creates one with its HTTP status, a stable code and a message for people. */
    public RefusedException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The answer to the request. */
    public Response response() {
        return Response.problem(status, code, String.valueOf(getMessage()));
    }
}

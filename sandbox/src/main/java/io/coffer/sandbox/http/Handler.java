package io.coffer.sandbox.http;

/** Answers the requests of one route. Called by many threads; must not wait (rule 2). */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request.
     *
     * @throws RefusedException if the request can't be served
     */
    Response handle(Request request);
}

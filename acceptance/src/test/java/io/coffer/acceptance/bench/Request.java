package io.coffer.acceptance.bench;

/** What clients send again and again. */
public interface Request {

    /**
     * Sends it and waits for the answer.
     *
     * @param client from 0
     * @param number of this client's request, or of all clients' if they share one schedule; from 0
     * @return the status of the answer
     */
    int send(int client, long number) throws Exception;

    /** Sends it, and takes nothing but success for an answer. */
    default void succeed(int client, long number) throws Exception {
        int status = send(client, number);
        if (status < 200 || status >= 300) {
            throw new IllegalStateException("answered with " + status);
        }
    }
}

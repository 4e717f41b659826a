package io.coffer.acceptance.bench;

import java.util.function.Supplier;

/**
 * Something that clients do again and again.
 *
 * @param clients each sends its next request when the last one is answered
 * @param requests asked before every run of clients, so that they can prove themselves anew
 */
public record Scenario(String name, int clients, Supplier<Request> requests) {

    /** One request. */
    public interface Request {

        /**
         * Sends it and waits for the answer.
         *
         * @param client from 0
         * @param number of this client's request, from 0
         * @return the status of the answer
         */
        int send(int client, long number) throws Exception;
    }
}

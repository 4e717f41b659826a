package io.coffer.acceptance.bench;

import java.util.function.Supplier;

/** Something that is done again and again. */
public record Scenario(String name, Load load) {

    /** One whose clients send their next request when the last one is answered. */
    public static Scenario closed(String name, int clients, Supplier<Request> requests) {
        return new Scenario(name, new ClosedLoop(clients, requests));
    }
}

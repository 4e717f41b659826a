package io.coffer.event;

import java.util.List;

/**
 * Hears of events inside the system, in the transaction that sends them, and so exactly once. Each CDI bean that implements it
 * does.
 */
public interface EventSubscriber {

    /** @param events in the order in which they are sent, which of one subject is the order in which they happened */
    void sent(List<Event> events);
}

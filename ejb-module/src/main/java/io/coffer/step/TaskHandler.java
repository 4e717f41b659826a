package io.coffer.step;

import java.util.List;

/** What a capability does with the tasks of its queue. Each CDI bean that implements it gets its {@link Lanes}. */
public interface TaskHandler {

    /** The queue it listens to. */
    String queue();

    /**
     * Does the steps that are due, in the transaction that took their tasks: changes rows, sends what comes next.
     * Expected failures of one thing are handled for that thing; an exception rolls all of them back and brings them
     * again one by one.
     */
    void handle(List<Task> tasks);
}

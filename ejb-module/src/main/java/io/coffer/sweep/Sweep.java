package io.coffer.sweep;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Something that a job does about all things of one kind that are due. It is safe to do at any time, and again: what is done
 * about a thing that is not due any more is nothing. A job names it by its bean's name ({@link jakarta.inject.Named}).
 */
public interface Sweep {

    /** The moment that a run which begins now goes by, until its end and over restarts. */
    Instant moment();

    /**
     * A page of what is due, by id.
     *
     * @param moment what {@link #moment} said when the run began
     * @param after the last id of the page before; of all zeros for the first page
     */
    List<UUID> find(Instant moment, UUID after, int limit);

    /**
     * Does it, in the caller's transaction, to those of these things that are still due.
     *
     * @param correlationId of the run, for what is written about it
     */
    void settle(Collection<UUID> ids, String correlationId);
}

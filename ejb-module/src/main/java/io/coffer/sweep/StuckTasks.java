package io.coffer.sweep;

import io.coffer.step.Relay;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds things that nobody works on any more, such as after the loss of a broker's data; who extends it puts their tasks
 * back. Safe for a thing that is worked on after all: who works on it takes tasks that come twice as one.
 */
public abstract class StuckTasks implements Sweep {

    @PersistenceContext
    protected EntityManager em;

    @Inject
    protected Clock clock;

    @Inject
    protected Relay relay;

    private final String page;
    private final List<? extends Enum<?>> waiting;

    /**
     * @param entity the name of the entity, which has an {@code id}
     * @param state its attribute that says how far it is
     * @param waiting the states in which somebody should work on it
     * @param moved its attribute that says when something was done for it last
     */
    @SuppressWarnings("NullAway.Init")
    protected StuckTasks(String entity, String state, List<? extends Enum<?>> waiting, String moved) {
        this.page = "select t.id from " + entity + " t where t." + state + " in :waiting and t." + moved
                + " < :moment and t.id > :after order by t.id";
        this.waiting = waiting;
    }

    /** Those of these things that there are, locked, in the order of their ids. */
    protected <T> Stream<T> lock(Class<T> entity, Collection<UUID> ids) {
        return em.createQuery("select t from " + entity.getSimpleName() + " t where t.id in :ids order by t.id", entity)
                .setParameter("ids", new TreeSet<>(ids))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream();
    }

    /** How long nothing must have been done for a thing that counts as stuck. */
    protected abstract Duration patience();

    @Override
    public Instant moment() {
        return clock.instant().minus(patience());
    }

    @Override
    public List<UUID> find(Instant moment, UUID after, int limit) {
        return em.createQuery(page, UUID.class)
                .setParameter("waiting", waiting)
                .setParameter("moment", moment)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }
}

package io.coffer.identity;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Knows which sessions have not ended, for every request that comes with a session's token (rule 11). What it knows may
 * be {@code coffer.identity.session.check.seconds} old.
 */
@ApplicationScoped
public class LiveSessions {

    private static final int MAX_KNOWN = 20_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.session.check.seconds")
    private long checkSeconds;

    private final Map<UUID, Seen> known = new LastSeen();

    private record Seen(boolean live, Instant at) {}

    /** Forgets who was not asked for the longest time. */
    private static final class LastSeen extends LinkedHashMap<UUID, Seen> {

        private static final long serialVersionUID = 1;

        private LastSeen() {
            super(MAX_KNOWN, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Seen> eldest) {
            return size() > MAX_KNOWN;
        }
    }

    /** Whether the session exists and has not ended. */
    public boolean isLive(UUID session) {
        var now = clock.instant();
        var seen = get(session);
        if (seen != null && now.isBefore(seen.at().plus(Duration.ofSeconds(checkSeconds)))) {
            return seen.live();
        }
        boolean live = transactions.inNew(() -> isOpen(session));
        put(session, new Seen(live, now));
        return live;
    }

    /** This server has just ended it. */
    void forget(UUID session) {
        synchronized (known) {
            known.remove(session);
        }
    }

    private boolean isOpen(UUID session) {
        return em.createQuery("select count(s) from UserSession s where s.id = :id and s.endedAt is null", Long.class)
                        .setParameter("id", session)
                        .getSingleResult()
                > 0;
    }

    private @Nullable Seen get(UUID session) {
        synchronized (known) {
            return known.get(session);
        }
    }

    private void put(UUID session, Seen seen) {
        synchronized (known) {
            known.put(session, seen);
        }
    }
}

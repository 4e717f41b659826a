package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps users signed in (rules 9 to 11). {@link SignIn} opens sessions. */
@ApplicationScoped
public class Sessions {

    private static final UUID NONE = new UUID(0, 0);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Tokens tokens;

    @Inject
    private LiveSessions live;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry synchronizations;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.session.idle.days")
    private long idleDays;

    @Inject
    @ConfigProperty(name = "coffer.identity.session.longest.days")
    private long longestDays;

    @Inject
    @ConfigProperty(name = "coffer.identity.session.max")
    private int max;

    /**
     * Exchanges a refresh token for new tokens. One that was exchanged before ends its session: two have it, and one of
     * them is not the user.
     *
     * @return the tokens, or {@code session-ended} for whatever reason
     */
    public Outcome<SessionTokens> refresh(String refreshToken, String correlationId) {
        return RefreshToken.parse(refreshToken)
                .map(token -> transactions.inNew(() -> refresh(token, correlationId)))
                .orElseGet(Sessions::ended);
    }

    /** The sessions of a user that have not ended or expired, the last used first. */
    public List<OpenSession> list(UUID user) {
        return transactions.inNew(() -> open(user).stream()
                .filter(session -> !hasExpired(session))
                .map(session ->
                        new OpenSession(session.id(), session.client(), session.createdAt(), session.lastUsedAt()))
                .toList());
    }

    /** Ends one of the actor's own sessions. */
    public Outcome<UUID> end(UUID session, boolean signOut, Actor actor) {
        Outcome<UUID> outcome = transactions.inNew(() -> {
            var found = em.find(UserSession.class, session, LockModeType.PESSIMISTIC_WRITE);
            if (found == null || !found.userId().equals(actor.id()) || found.hasEnded()) {
                return Outcome.refused(ProblemType.NOT_FOUND, "There is no such session.");
            }
            found.end(signOut ? SessionEnd.SIGNED_OUT : SessionEnd.REVOKED, clock.instant());
            audit.record(
                    actor,
                    signOut ? "session.signed-out" : "session.revoked",
                    subject(actor.id()),
                    Map.of("session_id", session));
            return Outcome.done(session);
        });
        if (outcome instanceof Done) {
            live.forget(session);
        }
        return outcome;
    }

    /** Ends all of the actor's own sessions but one. Who comes with an outside provider's token has none here. */
    public void endOthers(UUID kept, Actor actor) {
        transactions.inNew(() -> {
            int ended = endAll(actor.id(), kept, SessionEnd.REVOKED);
            if (ended > 0) {
                audit.record(actor, "session.others-revoked", subject(actor.id()), Map.of("ended", ended));
            }
            return ended;
        });
    }

    /** Opens a session, in the caller's transaction, which holds the user locked. */
    SessionTokens open(User user, String client) {
        var now = clock.instant();
        var token = RefreshToken.first(Ids.next());
        var others = open(user.id());
        others.stream().skip(Math.max(0, max - 1)).forEach(session -> session.end(SessionEnd.REPLACED, now));
        em.persist(new UserSession(user.id(), client, token, now));
        return tokens(user, token);
    }

    /** Ends all sessions of a user, in the caller's transaction, which holds the user locked. */
    int endAll(UUID user, SessionEnd reason) {
        return endAll(user, NONE, reason);
    }

    /** Ends all sessions of a user but one, in the caller's transaction. */
    int endAll(UUID user, UUID kept, SessionEnd reason) {
        forgetAfterwards(open(user).stream()
                .map(UserSession::id)
                .filter(session -> !session.equals(kept))
                .toList());
        return em.createQuery("update UserSession s set s.endedAt = :now, s.endReason = :reason,"
                        + " s.version = s.version + 1"
                        + " where s.userId = :user and s.endedAt is null and s.id <> :kept")
                .setParameter("now", clock.instant())
                .setParameter("reason", reason)
                .setParameter("user", user)
                .setParameter("kept", kept)
                .executeUpdate();
    }

    /** This server goes by it as soon as it is committed. */
    private void forgetAfterwards(List<UUID> ended) {
        synchronizations.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                ended.forEach(live::forget);
            }
        });
    }

    private Outcome<SessionTokens> refresh(RefreshToken token, String correlationId) {
        var session = em.find(UserSession.class, token.session(), LockModeType.PESSIMISTIC_WRITE);
        if (session == null || session.hasEnded() || !session.isOfFamily(token)) {
            return ended();
        }
        var user = em.find(User.class, session.userId());
        if (!session.isCurrent(token)) {
            session.end(SessionEnd.REFRESH_REUSED, clock.instant());
            audit.record(
                    Actor.system(correlationId),
                    "session.refresh-reused",
                    user.subject(),
                    Map.of("session_id", session.id()));
            return ended();
        }
        if (hasExpired(session) || !user.isActive()) {
            return ended();
        }
        var next = token.next();
        session.rotate(next, clock.instant());
        return Outcome.done(tokens(user, next));
    }

    private SessionTokens tokens(User user, RefreshToken refresh) {
        var access = tokens.issue(
                user.id(),
                user.roles(),
                Map.of(Tokens.SESSION, refresh.session().toString()));
        return new SessionTokens(refresh.session(), access, refresh.text());
    }

    private List<UserSession> open(UUID user) {
        return em.createQuery(
                        "select s from UserSession s where s.userId = :user and s.endedAt is null"
                                + " order by s.lastUsedAt desc, s.id desc",
                        UserSession.class)
                .setParameter("user", user)
                .getResultList();
    }

    private boolean hasExpired(UserSession session) {
        return session.hasExpired(Duration.ofDays(idleDays), Duration.ofDays(longestDays), clock.instant());
    }

    private Subject subject(UUID user) {
        return em.find(User.class, user).subject();
    }

    private static <T> Outcome<T> ended() {
        return Outcome.refused(ProblemType.SESSION_ENDED, "The session has ended. Sign in again.");
    }
}

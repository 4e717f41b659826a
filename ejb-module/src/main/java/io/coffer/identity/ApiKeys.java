package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the API keys of channels: makes them, replaces them, revokes them. */
@ApplicationScoped
public class ApiKeys {

    private static final int MAX_USABLE = 20;
    private static final Duration LONGEST_LIFE = Duration.ofDays(3_653);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry secondTry;

    @Inject
    private KeyRing ring;

    @Inject
    private AuditTrail trail;

    @Inject
    private Clock clock;

    /**
     * Makes a key, in a transaction of its own.
     *
     * @param scopes see {@link Scope}
     * @param expiresAt from when on it opens nothing any more; empty: never
     * @return the key with its secret, which is shown now or never; refused with {@code not-found}, {@code invalid-field}
     *     for an end in the past or after more than ten years, or {@code too-many-api-keys}
     */
    public Outcome<IssuedApiKey> issue(UUID channelId, Set<String> scopes, Optional<Instant> expiresAt, Actor actor) {
        return transactions.inNew(() -> {
            var now = clock.instant();
            if (expiresAt
                    .filter(end -> !end.isAfter(now) || end.isAfter(now.plus(LONGEST_LIFE)))
                    .isPresent()) {
                return Outcome.refused(
                        ProblemType.INVALID_FIELD,
                        "\"expires_at\" must lie in the next ten years.",
                        Map.of("member", "expires_at"));
            }
            return locked(channelId)
                    .then(channel ->
                            made(channel, scopes, expiresAt.map(end -> end.truncatedTo(ChronoUnit.MICROS)), now))
                    .then(issued -> recorded(issued, actor, "channel.api-key.created"));
        });
    }

    /**
     * Replaces a key by a new one that may do the same for as long, in a transaction of its own.
     *
     * @param overlap for how long the old one still opens what it opened
     * @return the new key with its secret, which is shown now or never; refused with {@code not-found},
     *     {@code api-key-not-active} or {@code too-many-api-keys}
     */
    public Outcome<IssuedApiKey> rotate(UUID channelId, UUID keyId, Duration overlap, Actor actor) {
        return forgotten(
                channelId,
                secondTry.inNew(() -> locked(channelId)
                        .then(channel -> key(channelId, keyId))
                        .then(key -> {
                            var now = clock.instant();
                            if (!key.isUsable(now)) {
                                return Outcome.refused(
                                        ProblemType.API_KEY_NOT_ACTIVE, "The key was revoked, or its time is over.");
                            }
                            return made(key.channel(), key.scopes(), key.life().map(now::plus), now)
                                    .then(issued -> {
                                        key.replaced(now.plus(overlap));
                                        trail.record(
                                                actor,
                                                "channel.api-key.rotated",
                                                Channels.subject(channelId),
                                                Map.of(
                                                        "api_key_id",
                                                        keyId,
                                                        "by",
                                                        issued.key().id()));
                                        return Outcome.done(issued);
                                    });
                        })));
    }

    /**
     * Makes a key open nothing from now on, in a transaction of its own; harmless for one that opens nothing anyway. All
     * servers go by it within five seconds. A token that was given for the key is good until it ends by itself.
     *
     * @return refused with {@code not-found}
     */
    public Outcome<ApiKey> revoke(UUID channelId, UUID keyId, Actor actor) {
        return forgotten(
                channelId,
                secondTry.inNew(() -> key(channelId, keyId).then(key -> {
                    if (key.revokedAt().isEmpty()) {
                        key.revoked(clock.instant());
                        trail.record(
                                actor,
                                "channel.api-key.revoked",
                                Channels.subject(channelId),
                                Map.of("api_key_id", keyId));
                    }
                    return Outcome.done(key);
                })));
    }

    /**
     * A page of a channel's keys, the newest first.
     *
     * @return refused with {@code not-found} if there is no such channel
     */
    public Outcome<Page<ApiKey>> find(UUID channelId, PageRequest page) {
        return transactions.inNew(() -> channel(channelId)
                .then(channel -> Outcome.done(new Listing<>(ApiKey.class, ApiKey::id)
                        .having("channel.id", Optional.of(channelId))
                        .read(em, page))));
    }

    private Outcome<IssuedApiKey> made(Channel channel, Set<String> scopes, Optional<Instant> expiresAt, Instant now) {
        long usable = em.createQuery(
                        "select count(k) from ApiKey k where k.channel = :channel and k.revokedAt is null"
                                + " and (k.expiresAt is null or k.expiresAt > :now)",
                        Long.class)
                .setParameter("channel", channel)
                .setParameter("now", now)
                .getSingleResult();
        if (usable >= MAX_USABLE) {
            return Outcome.refused(
                    ProblemType.TOO_MANY_API_KEYS, "A channel has " + MAX_USABLE + " usable keys at most.");
        }
        var secret = NewSecret.make();
        var key = new ApiKey(secret, channel, scopes, now, expiresAt.orElse(null));
        em.persist(key);
        return Outcome.done(new IssuedApiKey(key, secret));
    }

    private Outcome<IssuedApiKey> recorded(IssuedApiKey issued, Actor actor, String action) {
        trail.record(
                actor,
                action,
                Channels.subject(issued.key().channel().id()),
                Map.of("api_key_id", issued.key().id(), "scopes", issued.key().scopes()));
        return Outcome.done(issued);
    }

    private <T> Outcome<T> forgotten(UUID channelId, Outcome<T> outcome) {
        if (outcome instanceof Done) {
            ring.forget(channelId);
        }
        return outcome;
    }

    /** Of many keys that are asked for at once, as many are made as there may be. */
    private Outcome<Channel> locked(UUID channelId) {
        return known(em.find(Channel.class, channelId, LockModeType.PESSIMISTIC_WRITE));
    }

    private Outcome<Channel> channel(UUID channelId) {
        return known(em.find(Channel.class, channelId));
    }

    private static Outcome<Channel> known(@Nullable Channel channel) {
        return Optional.ofNullable(channel)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such channel."));
    }

    private Outcome<ApiKey> key(UUID channelId, UUID keyId) {
        return Optional.ofNullable(em.find(ApiKey.class, keyId))
                .filter(key -> key.channel().id().equals(channelId))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such API key."));
    }
}

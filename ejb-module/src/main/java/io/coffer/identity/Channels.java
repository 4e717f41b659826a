package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.net.IpAddress;
import io.coffer.page.Listing;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Done;
import io.coffer.problem.ExpectedVersion;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps the client applications and gives them tokens. Their keys are kept by {@link ApiKeys}. */
@ApplicationScoped
public class Channels {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry secondTry;

    @Inject
    private KeyRing ring;

    @Inject
    private LiveChannels live;

    @Inject
    private Tokens tokens;

    @Inject
    private AuditTrail trail;

    @Inject
    private Clock clock;

    /**
     * Exchanges an API key for a token.
     *
     * @param wanted the scopes that the token shall have; empty: all that the key has
     * @param from where the channel calls from
     * @return refused with {@code unauthenticated} for any key that opens nothing, {@code address-not-allowed} or
     *     {@code invalid-scope}
     */
    public Outcome<GivenToken> signIn(String apiKey, Optional<Set<String>> wanted, IpAddress from) {
        return ring.open(apiKey).then(channel -> live.admit(channel, from)).then(channel -> token(channel, wanted));
    }

    /** Makes a channel, in a transaction of its own. It has no key yet. */
    public Outcome<Channel> create(NewChannel asked, Actor actor) {
        return transactions.inNew(() -> {
            var channel = new Channel(Ids.next(), asked, clock.instant());
            em.persist(channel);
            trail.record(actor, "channel.created", subject(channel.id()), Map.of("name", asked.name()));
            return Outcome.done(channel);
        });
    }

    /**
     * Changes a channel, in a transaction of its own. All servers go by it within five seconds.
     *
     * @return refused with {@code not-found} or {@code version-conflict}
     */
    public Outcome<Channel> change(UUID channelId, ChannelChange change, ExpectedVersion expected, Actor actor) {
        var outcome = secondTry.inNew(() -> changed(channelId, change, expected, actor));
        if (outcome instanceof Done) {
            live.forget(channelId);
            ring.forget(channelId);
        }
        return outcome;
    }

    public Optional<Channel> find(UUID channelId) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Channel.class, channelId)));
    }

    /** A page of the channels, the newest first. */
    public Page<Channel> find(Optional<ChannelStatus> status, PageRequest page) {
        return transactions.inNew(() -> new Listing<>(Channel.class, Channel::id)
                .having("status", status)
                .read(em, page));
    }

    static Subject subject(UUID channelId) {
        return new Subject("channel", channelId);
    }

    private Outcome<Channel> changed(UUID channelId, ChannelChange change, ExpectedVersion expected, Actor actor) {
        var channel = em.find(Channel.class, channelId);
        if (channel == null) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such channel.");
        }
        return expected.check(channel.version()).then(version -> {
            channel.change(change);
            trail.record(actor, "channel.changed", subject(channelId), change.detail());
            // So that the version that is answered is the one that is written.
            em.flush();
            return Outcome.done(channel);
        });
    }

    private Outcome<GivenToken> token(Caller channel, Optional<Set<String>> wanted) {
        var scopes = wanted.orElse(channel.scopes());
        if (!channel.scopes().containsAll(scopes)) {
            return Outcome.refused(ProblemType.INVALID_SCOPE, "The API key is not for all of these scopes.");
        }
        Map<String, Object> claims =
                Map.of(Tokens.PLAN, channel.plan().orElseThrow(), Tokens.SCOPE, Scope.text(scopes));
        return Outcome.done(new GivenToken(channel.id(), tokens.issue(channel.id(), channel.roles(), claims), scopes));
    }
}

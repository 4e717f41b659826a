package io.coffer.identity;

import io.coffer.net.IpAddress;
import io.coffer.net.Networks;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Knows which channels are let in, and from where, for every request of a channel (rule 2). */
@ApplicationScoped
public class LiveChannels {

    private static final int MAX_KNOWN = 10_000;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private DemoData demo;

    private final Recent<UUID, Door> doors = new Recent<>(MAX_KNOWN, KeyRing.STALE_AFTER, System::nanoTime);

    private record Door(UUID channel, boolean open, Networks from) {}

    /**
     * Lets a channel in that has proved who it is. One that is not in the database comes with a token of another provider,
     * which is all that is known of it.
     *
     * @return refused with {@code unauthenticated} or {@code address-not-allowed}
     */
    public Outcome<Caller> admit(Caller caller, IpAddress from) {
        var door = doors.get(caller.id(), this::read);
        if (door.isEmpty()) {
            return Outcome.done(caller);
        }
        if (!door.get().open()) {
            return KeyRing.notValid();
        }
        var allowed = door.get().from();
        return allowed.equals(Networks.NONE) || allowed.contain(from)
                ? Outcome.done(caller)
                : Outcome.refused(ProblemType.ADDRESS_NOT_ALLOWED, "This channel may not call from this address.");
    }

    void forget(UUID channelId) {
        doors.forgetIf(door -> door.channel().equals(channelId));
    }

    private Optional<Door> read(UUID channelId) {
        return Optional.ofNullable(transactions.inNew(() -> em.find(Channel.class, channelId)))
                .map(channel -> new Door(
                        channel.id(),
                        channel.status() == ChannelStatus.ACTIVE && demo.isAllowed(channel),
                        channel.allowedNetworks()));
    }
}

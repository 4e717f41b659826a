package io.coffer.wallet.hold;

import io.coffer.crypto.Digests;
import io.coffer.id.Ids;
import io.coffer.kyc.limit.Allowance;
import io.coffer.kyc.limit.Limits;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.Hold;
import io.coffer.ledger.HoldStatus;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.ledger.NewHold;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.ClientReferences;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is done to holds, each in the caller's transaction: first the locks, then whether it was done before, then the rest. */
@ApplicationScoped
class HoldSteps {

    private static final String ENTRY_KIND = "wallet.transfer";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private Limits limits;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private ClientReferences references;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.wallet.hold.default.minutes")
    private int defaultMinutes;

    @Inject
    @ConfigProperty(name = "coffer.wallet.hold.max.minutes")
    private int maxMinutes;

    Outcome<HoldResult> authorise(HoldOrder order) {
        var locked = ledger.lock(List.of(order.account()));
        return earlier(order.key(), order.fingerprint())
                .orElseGet(() -> unused(order.key().callerId(), order.clientReference())
                        .then(reference -> end(order.expiresAt()))
                        .then(end -> allowance(order).then(allowance -> authorise(order, end, allowance, locked))));
    }

    private Outcome<HoldResult> authorise(HoldOrder order, Instant end, Allowance allowance, LockedAccounts locked) {
        var id = Ids.next();
        return locked.authorise(new NewHold(
                        id, order.account(), order.amount(), WalletHold.reference(id), order.correlationId(), end))
                .then(hold -> {
                    allowance.use(hold.reference());
                    var request = new WalletHold(id, order);
                    em.persist(request);
                    keys.remember(order.key(), order.fingerprint(), id);
                    return Outcome.done(
                            new HoldResult(new HeldFunds(request, hold, HoldStatus.ACTIVE, List.of()), false));
                });
    }

    Outcome<HoldResult> capture(CaptureOrder order) {
        var locked = ledger.lock(new LedgerNeeds()
                .accounts(List.of(order.sourceAccount(), order.destinationAccount()))
                .hold(order.hold().reference()));
        return earlier(order.key(), order.fingerprint())
                .orElseGet(() -> locked.active(order.hold().reference())
                        .then(hold -> movable(order, locked)
                                .then(open ->
                                        capture(order, order.amount().orElseGet(hold::remaining), hold, locked))));
    }

    private Outcome<HoldResult> capture(CaptureOrder order, Money amount, Hold hold, LockedAccounts locked) {
        var id = Ids.next();
        var entry = NewEntry.of(HoldCapture.reference(id), ENTRY_KIND, order.correlationId())
                .with("hold_id", hold.id().toString())
                .debit(order.sourceAccount(), amount)
                .credit(order.destinationAccount(), amount)
                .build();
        var captured = order.last()
                ? locked.capture(hold.reference(), amount, entry)
                : locked.capturePart(hold.reference(), amount, entry);
        return captured.then(posted -> {
            giveBackRest(hold);
            em.persist(new HoldCapture(id, order, amount, posted));
            keys.remember(order.key(), order.fingerprint(), hold.id());
            em.flush();
            return Outcome.done(new HoldResult(find(hold.id()), false));
        });
    }

    Outcome<HoldResult> voidHold(HeldFunds held, IdempotencyKey.Key key) {
        var reference = held.request().reference();
        var fingerprint = Digests.sha256("void\n" + held.request().id());
        var locked = ledger.lock(
                new LedgerNeeds().accounts(List.of(held.hold().account().id())).hold(reference));
        return earlier(key, fingerprint)
                .orElseGet(() -> locked.voidHold(reference).then(hold -> {
                    giveBackRest(hold);
                    keys.remember(key, fingerprint, hold.id());
                    em.flush();
                    return Outcome.done(new HoldResult(find(hold.id()), false));
                }));
    }

    /** One that there is. */
    HeldFunds find(UUID id) {
        return find(List.of(id)).get(0);
    }

    /** Read at once, so that captures and amounts are those of one moment; the newest first. */
    List<HeldFunds> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        Map<UUID, List<Object[]>> rows = em.createQuery(
                        "select w, h, c from WalletHold w join Hold h on h.id = w.id join fetch h.account"
                                + " left join HoldCapture c on c.holdId = w.id where w.id in :ids"
                                + " order by w.id desc, c.id",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> ((WalletHold) row[0]).id(), LinkedHashMap::new, Collectors.toList()));
        return rows.values().stream().map(rowsOfOne -> held(rowsOfOne, now)).toList();
    }

    private static HeldFunds held(List<Object[]> rows, Instant now) {
        var hold = (Hold) rows.get(0)[1];
        return new HeldFunds(
                (WalletHold) rows.get(0)[0],
                hold,
                hold.status(now),
                rows.stream()
                        .flatMap(row -> Optional.ofNullable((HoldCapture) row[2]).stream())
                        .toList());
    }

    /** All that somebody asked for, the newest first. */
    List<HeldFunds> of(UUID owner) {
        return find(em.createQuery("select w.id from WalletHold w where w.ownerId = :owner", UUID.class)
                .setParameter("owner", owner)
                .getResultList());
    }

    /** What was done under the key before, if it was used. */
    private Optional<Outcome<HoldResult>> earlier(IdempotencyKey.Key key, byte[] fingerprint) {
        return keys.earlier(key, fingerprint)
                .map(used -> used.then(id -> Outcome.done(new HoldResult(find(id), true))));
    }

    private Outcome<String> unused(UUID owner, String clientReference) {
        return references
                .find(WalletHold.class, new ClientReferences.Key(owner, clientReference))
                .<Outcome<String>>map(first -> Outcome.refused(
                        ProblemType.DUPLICATE_HOLD,
                        "The client_reference names an earlier hold.",
                        Map.of("hold_id", first)))
                .orElseGet(() -> Outcome.done(clientReference));
    }

    private Outcome<Instant> end(Optional<Instant> wanted) {
        var now = clock.instant();
        var end = wanted.orElseGet(() -> now.plus(Duration.ofMinutes(defaultMinutes)));
        return end.isAfter(now) && !end.isAfter(now.plus(Duration.ofMinutes(maxMinutes)))
                ? Outcome.done(end)
                : Outcome.refused(
                        ProblemType.INVALID_FIELD,
                        "\"expires_at\" must be an instant within the next " + maxMinutes + " minutes.",
                        Map.of("member", "expires_at"));
    }

    /** A channel answers for its customers itself. */
    private Outcome<Allowance> allowance(HoldOrder order) {
        if (!order.customer()) {
            return Outcome.done(Allowance.UNLIMITED);
        }
        var customer = order.key().callerId();
        return limits.lock(List.of(new Limits.Claim(customer, order.amount().asset())))
                .allow(customer, order.amount());
    }

    private void giveBackRest(Hold ended) {
        var rest = ended.uncaptured();
        if (ended.status() != HoldStatus.ACTIVE && rest.isPositive()) {
            limits.giveBackParts(Map.of(ended.reference(), rest));
        }
    }

    /** What is under way is finished on a frozen account, too; but to capture is to begin a movement. */
    private static Outcome<LockedAccounts> movable(CaptureOrder order, LockedAccounts locked) {
        return List.of(order.sourceAccount(), order.destinationAccount()).stream()
                        .map(locked::account)
                        .allMatch(account -> account.orElseThrow().status() == AccountStatus.ACTIVE)
                ? Outcome.done(locked)
                : Outcome.refused(ProblemType.ACCOUNT_FROZEN, "One of the wallets takes no new money movement.");
    }
}

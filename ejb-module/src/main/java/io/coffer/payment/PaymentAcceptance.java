package io.coffer.payment;

import io.coffer.id.Ids;
import io.coffer.kyc.limit.Allowance;
import io.coffer.kyc.limit.Limits;
import io.coffer.kyc.limit.LockedLimits;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewHold;
import io.coffer.money.Asset;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.ClientReferences;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.IdempotencyKeys;
import io.coffer.step.Relay;
import io.coffer.step.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Accepts a group of payments in one transaction: row, idempotency key, hold, first task and first line of history. */
@ApplicationScoped
class PaymentAcceptance {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private Limits limits;

    @Inject
    private Assets assets;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private ClientReferences references;

    @Inject
    private Relay relay;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.payment.stablecoin")
    private String stablecoin;

    /** What the orders of a group are checked against, read once for all of them. */
    private record Facts(
            Map<IdempotencyKey.Key, IdempotencyKey> usedKeys,
            Map<ClientReferences.Key, UUID> usedReferences,
            LockedAccounts sources,
            Map<UUID, Account> destinations,
            LockedLimits limits) {}

    List<Outcome<Payment>> accept(List<PaymentOrder> orders) {
        var facts = new Facts(
                keys.find(orders.stream().map(PaymentOrder::key).toList()),
                references.find(
                        Payment.class,
                        orders.stream().map(PaymentAcceptance::reference).toList()),
                ledger.lock(orders.stream().map(PaymentOrder::sourceAccount).toList()),
                ledger.find(
                        orders.stream().map(PaymentOrder::destinationAccount).toList()),
                limits.lock(orders.stream()
                        .filter(PaymentOrder::customer)
                        .map(order ->
                                new Limits.Claim(order.ownerId(), order.amount().asset()))
                        .toList()));
        return orders.stream().map(order -> accept(order, facts)).toList();
    }

    private Outcome<Payment> accept(PaymentOrder order, Facts facts) {
        return refusal(order, facts)
                .orElseGet(() -> allowance(order, facts).then(allowance -> hold(order, allowance, facts)));
    }

    /** A channel answers for its customers itself. */
    private static Outcome<Allowance> allowance(PaymentOrder order, Facts facts) {
        return order.customer()
                ? facts.limits().allow(order.ownerId(), order.amount())
                : Outcome.done(Allowance.UNLIMITED);
    }

    private Optional<Outcome<Payment>> refusal(PaymentOrder order, Facts facts) {
        var earlier = facts.usedKeys().get(order.key());
        if (earlier != null) {
            return Optional.of(earlier.madeFor(order.fingerprint())
                    .then(first -> duplicate("This request was accepted before.", first)));
        }
        var sameReference = facts.usedReferences().get(reference(order));
        if (sameReference != null) {
            return Optional.of(duplicate("The client_reference names an earlier payment.", sameReference));
        }
        return unusable(
                        "source_account",
                        facts.sources()
                                .account(order.sourceAccount())
                                .filter(account -> account.owner().equals(Optional.of(order.ownerId()))),
                        order.amount().asset())
                .or(() -> unusable(
                        "destination_account",
                        Optional.ofNullable(facts.destinations().get(order.destinationAccount()))
                                .filter(account -> account.owner().isPresent()),
                        order.destinationCurrency()));
    }

    private static Outcome<Payment> duplicate(String detail, UUID first) {
        return Outcome.refused(ProblemType.DUPLICATE_PAYMENT, detail, Map.of("payment_id", first));
    }

    private static Optional<Outcome<Payment>> unusable(String member, Optional<Account> account, Asset asset) {
        if (account.isEmpty()) {
            return Optional.of(
                    Outcome.refused(ProblemType.UNKNOWN_ACCOUNT, member + " is not an account that you can use."));
        }
        if (!account.get().asset().equals(asset)) {
            return Optional.of(Outcome.refused(
                    ProblemType.ASSET_MISMATCH,
                    member + " is kept in " + account.get().asset().code() + ", not " + asset.code() + "."));
        }
        if (account.get().status() != AccountStatus.ACTIVE) {
            return Optional.of(Outcome.refused(ProblemType.ACCOUNT_FROZEN, member + " takes no new money movement."));
        }
        return Optional.empty();
    }

    private Outcome<Payment> hold(PaymentOrder order, Allowance allowance, Facts facts) {
        var payment = new Payment(
                Ids.next(),
                order,
                assets.row(order.amount().asset().code()),
                assets.row(stablecoin),
                assets.row(order.destinationCurrency().code()),
                clock.instant());
        return facts.sources()
                .authorise(
                        new NewHold(order.sourceAccount(), order.amount(), payment.reference(), order.correlationId()))
                .then(hold -> {
                    allowance.use(payment.reference());
                    em.persist(payment);
                    em.persist(new PaymentTransition(payment, null));
                    facts.usedKeys().put(order.key(), keys.remember(order.key(), order.fingerprint(), payment.id()));
                    relay.put(Task.now(
                            PaymentWork.QUEUE, payment.id(), PaymentStage.ACCEPTED.name(), payment.correlationId()));
                    return Outcome.done(payment);
                });
    }

    private static ClientReferences.Key reference(PaymentOrder order) {
        return new ClientReferences.Key(order.ownerId(), order.clientReference());
    }
}

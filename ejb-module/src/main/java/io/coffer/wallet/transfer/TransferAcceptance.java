package io.coffer.wallet.transfer;

import io.coffer.id.Ids;
import io.coffer.kyc.limit.Allowance;
import io.coffer.kyc.limit.Limits;
import io.coffer.kyc.limit.LockedLimits;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.ledger.OwnedAccounts;
import io.coffer.ledger.OwnedAccounts.Owned;
import io.coffer.ledger.OwnedAccounts.Place;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.ClientReferences;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Does a group of transfers in one transaction: entry, row and idempotency key of each, and the events of their wallets. */
@ApplicationScoped
class TransferAcceptance {

    private static final String ENTRY_KIND = "wallet.transfer";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private OwnedAccounts accounts;

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

    /** An order with the transfer that it may become. */
    private record Draft(UUID id, TransferOrder order, NewEntry entry) {

        /** Empty if an account is missing, or the source is not the caller's. */
        static Optional<Draft> of(TransferOrder order, Map<Place, Owned> accounts) {
            var source = accounts.get(order.source());
            var destination = accounts.get(order.destination());
            if (source == null
                    || destination == null
                    || !source.owner().equals(order.key().callerId())) {
                return Optional.empty();
            }
            var id = Ids.next();
            return Optional.of(new Draft(
                    id,
                    order,
                    NewEntry.of(Transfer.reference(id), ENTRY_KIND, order.correlationId())
                            .debit(source.account(), order.amount())
                            .credit(destination.account(), order.amount())
                            .build()));
        }
    }

    /** What the orders of a group are checked against, read once for all of them, and kept up with what the group does. */
    private record Facts(
            Map<IdempotencyKey.Key, IdempotencyKey> usedKeys,
            Map<ClientReferences.Key, UUID> usedReferences,
            LockedAccounts accounts,
            LockedLimits limits) {}

    /** @return refused with {@code unknown-wallet} also where a wallet has no account in the asset yet */
    List<Outcome<TransferResult>> accept(List<TransferOrder> orders) {
        var places = accounts.at(orders.stream()
                .flatMap(order -> Stream.of(order.source(), order.destination()))
                .toList());
        var drafts = orders.stream().map(order -> Draft.of(order, places)).toList();
        var needs = new LedgerNeeds();
        drafts.stream()
                .flatMap(Optional::stream)
                .forEach(draft -> needs.accounts(draft.entry().lines().stream()
                        .map(NewEntry.Line::account)
                        .toList()));
        var facts = new Facts(
                keys.find(orders.stream().map(TransferOrder::key).toList()),
                references.find(
                        Transfer.class,
                        orders.stream().map(TransferAcceptance::reference).toList()),
                ledger.lock(needs),
                limits.lock(orders.stream()
                        .filter(TransferOrder::customer)
                        .map(order -> new Limits.Claim(
                                order.key().callerId(), order.amount().asset()))
                        .toList()));
        return drafts.stream()
                .map(draft -> draft.map(found -> accept(found, facts)).orElseGet(TransferAcceptance::unknown))
                .toList();
    }

    private Outcome<TransferResult> accept(Draft draft, Facts facts) {
        var order = draft.order();
        var earlier = facts.usedKeys().get(order.key());
        if (earlier != null) {
            return earlier.madeFor(order.fingerprint())
                    .then(id -> Outcome.done(new TransferResult(em.find(Transfer.class, id), true)));
        }
        var reference = reference(order);
        var sameReference = facts.usedReferences().get(reference);
        if (sameReference != null) {
            return Outcome.refused(
                    ProblemType.DUPLICATE_TRANSFER,
                    "The client_reference names an earlier transfer.",
                    Map.of("transfer_id", sameReference));
        }
        return allowance(order, facts)
                .then(allowance -> facts.accounts().move(draft.entry()).then(entry -> {
                    allowance.use(entry.reference());
                    var transfer = new Transfer(
                            draft.id(), order, assets.row(order.amount().asset().code()), entry.id(), entry.postedAt());
                    em.persist(transfer);
                    facts.usedKeys().put(order.key(), keys.remember(order.key(), order.fingerprint(), transfer.id()));
                    facts.usedReferences().put(reference, transfer.id());
                    return Outcome.done(new TransferResult(transfer, false));
                }));
    }

    /** A channel answers for its customers itself. */
    private static Outcome<Allowance> allowance(TransferOrder order, Facts facts) {
        return order.customer()
                ? facts.limits().allow(order.key().callerId(), order.amount())
                : Outcome.done(Allowance.UNLIMITED);
    }

    private static Outcome<TransferResult> unknown() {
        return Outcome.refused(ProblemType.UNKNOWN_WALLET, "A wallet, or its account, is not there.");
    }

    private static ClientReferences.Key reference(TransferOrder order) {
        return new ClientReferences.Key(order.key().callerId(), order.clientReference());
    }
}

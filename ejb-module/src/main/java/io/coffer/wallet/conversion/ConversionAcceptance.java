package io.coffer.wallet.conversion;

import io.coffer.id.Ids;
import io.coffer.kyc.limit.Allowance;
import io.coffer.kyc.limit.Limits;
import io.coffer.kyc.limit.LockedLimits;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewEntry;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Does a group of conversions in one transaction: entry, row and idempotency key of each, and the events of their wallets. */
@ApplicationScoped
class ConversionAcceptance {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private Limits limits;

    @Inject
    private ConversionEntries entries;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private ClientReferences references;

    @Inject
    private Clock clock;

    /** What the orders of a group are checked against, read once for all of them, and kept up with what the group does. */
    private record Facts(
            Map<IdempotencyKey.Key, IdempotencyKey> usedKeys,
            Map<ClientReferences.Key, UUID> usedReferences,
            Map<UUID, UUID> usedQuotes,
            LockedAccounts accounts,
            LockedLimits limits) {}

    /**
     * Whether a conversion is worth opening an account for; in the caller's transaction and without locks. What changes
     * after that is decided under them.
     */
    Outcome<Quote> promising(ConversionRequest request, Quote quote, Account source) {
        var key = new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey());
        var fingerprint = ConversionOrder.fingerprint(request.wallet(), quote.id(), request.clientReference());
        return keys.earlier(key, fingerprint)
                .map(earlier -> earlier.then(id -> Outcome.done(quote)))
                .orElseGet(() -> promisingAtFirst(request, quote, source));
    }

    private Outcome<Quote> promisingAtFirst(ConversionRequest request, Quote quote, Account source) {
        var reference = new ClientReferences.Key(request.ownerId(), request.clientReference());
        return unused(
                        reference,
                        quote,
                        references.find(Conversion.class, List.of(reference)),
                        usedQuotes(List.of(quote.id())))
                .then(unused -> affordable(unused, source));
    }

    private static Outcome<Quote> affordable(Quote quote, Account source) {
        if (source.status() != AccountStatus.ACTIVE) {
            return Outcome.refused(ProblemType.ACCOUNT_FROZEN, "The account takes no new money movement.");
        }
        return quote.source().exceeds(source.available())
                ? Outcome.refused(
                        ProblemType.INSUFFICIENT_FUNDS, "The account has less than " + quote.source() + " available.")
                : Outcome.done(quote);
    }

    List<Outcome<ConversionResult>> accept(List<ConversionOrder> orders) {
        var drafts =
                orders.stream().map(order -> entries.draft(Ids.next(), order)).toList();
        var needs = new LedgerNeeds();
        drafts.forEach(draft -> needs.accounts(
                draft.entry().lines().stream().map(NewEntry.Line::account).toList()));
        var facts = new Facts(
                keys.find(orders.stream().map(ConversionOrder::key).toList()),
                references.find(
                        Conversion.class,
                        orders.stream().map(ConversionAcceptance::reference).toList()),
                usedQuotes(orders.stream().map(order -> order.quote().id()).toList()),
                ledger.lock(needs),
                limits.lock(orders.stream()
                        .filter(ConversionOrder::customer)
                        .flatMap(ConversionAcceptance::claims)
                        .toList()));
        return drafts.stream().map(draft -> accept(draft, facts)).toList();
    }

    private Outcome<ConversionResult> accept(ConversionEntries.Draft draft, Facts facts) {
        var order = draft.order();
        var earlier = facts.usedKeys().get(order.key());
        if (earlier != null) {
            return earlier.madeFor(order.fingerprint())
                    .then(id -> Outcome.done(new ConversionResult(em.find(Conversion.class, id), true)));
        }
        var reference = reference(order);
        return unused(reference, order.quote(), facts.usedReferences(), facts.usedQuotes())
                .then(quote -> allowance(order, facts))
                .then(allowance -> facts.accounts().move(draft.entry()).then(entry -> {
                    allowance.use(entry.reference());
                    var conversion = new Conversion(
                            draft.id(),
                            order,
                            em.find(Quote.class, order.quote().id()),
                            entry.id(),
                            entry.postedAt());
                    em.persist(conversion);
                    facts.usedKeys().put(order.key(), keys.remember(order.key(), order.fingerprint(), conversion.id()));
                    facts.usedReferences().put(reference, conversion.id());
                    facts.usedQuotes().put(order.quote().id(), conversion.id());
                    return Outcome.done(new ConversionResult(conversion, false));
                }));
    }

    private Outcome<Quote> unused(
            ClientReferences.Key reference,
            Quote quote,
            Map<ClientReferences.Key, UUID> usedReferences,
            Map<UUID, UUID> usedQuotes) {
        var sameReference = usedReferences.get(reference);
        if (sameReference != null) {
            return Outcome.refused(
                    ProblemType.DUPLICATE_CONVERSION,
                    "The client_reference names an earlier conversion.",
                    Map.of("conversion_id", sameReference));
        }
        var sameQuote = usedQuotes.get(quote.id());
        if (sameQuote != null) {
            return Outcome.refused(
                    ProblemType.QUOTE_USED,
                    "The quote was used for an earlier conversion.",
                    Map.of("conversion_id", sameQuote));
        }
        return quote.isExpired(clock.instant())
                ? Outcome.refused(
                        ProblemType.QUOTE_EXPIRED,
                        "The quote was good until " + quote.expiresAt() + ".",
                        Map.of("expires_at", quote.expiresAt()))
                : Outcome.done(quote);
    }

    /** A channel answers for its customers itself. */
    private static Outcome<Allowance> allowance(ConversionOrder order, Facts facts) {
        if (!order.customer()) {
            return Outcome.done(Allowance.UNLIMITED);
        }
        var customer = order.key().callerId();
        return facts.limits()
                .permit(customer, order.quote().destination().asset())
                .then(permitted -> facts.limits().allow(customer, order.quote().source()));
    }

    private static Stream<Limits.Claim> claims(ConversionOrder order) {
        return Stream.of(order.quote().source(), order.quote().destination())
                .map(amount -> new Limits.Claim(order.key().callerId(), amount.asset()));
    }

    private static ClientReferences.Key reference(ConversionOrder order) {
        return new ClientReferences.Key(order.key().callerId(), order.clientReference());
    }

    private Map<UUID, UUID> usedQuotes(List<UUID> quotes) {
        return new HashMap<>(
                em.createQuery("select c.quote.id, c.id from Conversion c where c.quote.id in :quotes", Object[].class)
                        .setParameter("quotes", quotes.stream().distinct().toList())
                        .getResultStream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1])));
    }
}

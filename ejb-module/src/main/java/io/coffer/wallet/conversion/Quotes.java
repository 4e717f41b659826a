package io.coffer.wallet.conversion;

import io.coffer.fx.Rates;
import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.IdempotencyKeys;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import io.coffer.wallet.conversion.QuoteRequest.Side;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Promises prices of conversions. */
@ApplicationScoped
public class Quotes {

    /** With the largest rate, an amount of so many digits still fits into a row. */
    private static final int MAX_INTEGER_DIGITS = 13;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Rates rates;

    @Inject
    private Pricing pricing;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry steps;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.fx.quote.seconds")
    private long quoteSeconds;

    /**
     * Promises a price until it expires.
     *
     * @return refused with {@code unknown-asset}, {@code same-asset}, {@code amount-format}, {@code amount-scale}, {@code
     *     amount-not-positive}, {@code amount-too-large}, {@code amount-too-small}, {@code pair-not-offered}, {@code
     *     price-unavailable}, {@code idempotency-key-reused}
     */
    public Outcome<QuoteResult> give(QuoteRequest request) {
        return assets.asset(request.sourceAsset())
                .then(source -> assets.asset(request.destinationAsset())
                        .then(destination -> order(request, source, destination)))
                .then(order -> steps.inNew(() -> earlier(order).orElseGet(() -> give(order))));
    }

    /** A quote that the owner asked for; empty if there is none, or if it is somebody else's. */
    public Optional<GivenQuote> find(UUID owner, UUID id) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(Quote.class, id))
                .filter(quote -> quote.ownerId().equals(owner))
                .map(quote -> new GivenQuote(quote, conversion(id))));
    }

    private static Outcome<QuoteOrder> order(QuoteRequest request, Asset source, Asset destination) {
        return source.equals(destination)
                ? Outcome.refused(ProblemType.SAME_ASSET, "source_asset and destination_asset must be two assets.")
                : Money.toMove(
                                request.amount(),
                                request.fixed() == Side.SOURCE ? source : destination,
                                MAX_INTEGER_DIGITS)
                        .then(amount -> Outcome.done(new QuoteOrder(request.key(), source, destination, amount)));
    }

    /** What was promised under the key before, if it was used. */
    private Optional<Outcome<QuoteResult>> earlier(QuoteOrder order) {
        return keys.earlier(order.key(), order.fingerprint())
                .map(used -> used.then(id ->
                        Outcome.done(new QuoteResult(new GivenQuote(em.find(Quote.class, id), conversion(id)), true))));
    }

    private Outcome<QuoteResult> give(QuoteOrder order) {
        return rates.rate(order.source(), order.destination())
                .then(rate -> price(order, rate.mid()).then(price -> {
                    var now = clock.instant();
                    var quote = new Quote(
                            Ids.next(),
                            order.key().callerId(),
                            assets.row(order.source().code()),
                            assets.row(order.destination().code()),
                            price,
                            rate,
                            now,
                            now.plusSeconds(quoteSeconds));
                    em.persist(quote);
                    keys.remember(order.key(), order.fingerprint(), quote.id());
                    return Outcome.done(new QuoteResult(new GivenQuote(quote, Optional.empty()), false));
                }));
    }

    private Outcome<Price> price(QuoteOrder order, BigDecimal mid) {
        return order.selling()
                ? Price.selling(order.amount(), order.destination(), mid, pricing.margins())
                : Outcome.done(Price.buying(order.amount(), order.source(), mid, pricing.margins()));
    }

    private Optional<UUID> conversion(UUID quote) {
        return em.createQuery("select c.id from Conversion c where c.quote.id = :quote", UUID.class)
                .setParameter("quote", quote)
                .getResultStream()
                .findFirst();
    }
}

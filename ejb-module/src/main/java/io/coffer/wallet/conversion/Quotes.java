package io.coffer.wallet.conversion;

import io.coffer.fx.Rates;
import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
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
    private Transactions transactions;

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
     *     price-unavailable}
     */
    public Outcome<GivenQuote> give(QuoteRequest request) {
        return assets.asset(request.sourceAsset())
                .then(source -> assets.asset(request.destinationAsset())
                        .then(destination -> give(request, source, destination)));
    }

    /** A quote that the owner asked for; empty if there is none, or if it is somebody else's. */
    public Optional<GivenQuote> find(UUID owner, UUID id) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(Quote.class, id))
                .filter(quote -> quote.ownerId().equals(owner))
                .map(quote -> new GivenQuote(quote, conversion(id))));
    }

    private Outcome<GivenQuote> give(QuoteRequest request, Asset source, Asset destination) {
        if (source.equals(destination)) {
            return Outcome.refused(ProblemType.SAME_ASSET, "source_asset and destination_asset must be two assets.");
        }
        boolean selling = request.fixed() == Side.SOURCE;
        return amount(request.amount(), selling ? source : destination)
                .then(amount -> rates.rate(source, destination)
                        .then(rate -> price(amount, selling, selling ? destination : source, rate.mid())
                                .then(price -> {
                                    var now = clock.instant();
                                    var quote = transactions.inNew(() -> {
                                        var given = new Quote(
                                                Ids.next(),
                                                request.ownerId(),
                                                assets.row(source.code()),
                                                assets.row(destination.code()),
                                                price,
                                                rate,
                                                now,
                                                now.plusSeconds(quoteSeconds));
                                        em.persist(given);
                                        return given;
                                    });
                                    return Outcome.done(new GivenQuote(quote, Optional.empty()));
                                })));
    }

    private Outcome<Price> price(Money amount, boolean selling, Asset other, BigDecimal mid) {
        return selling
                ? Price.selling(amount, other, mid, pricing.margins())
                : Outcome.done(Price.buying(amount, other, mid, pricing.margins()));
    }

    private static Outcome<Money> amount(String text, Asset asset) {
        return Money.parse(text, asset).then(amount -> {
            if (!amount.isPositive()) {
                return Outcome.refused(ProblemType.AMOUNT_NOT_POSITIVE, "The amount must be more than zero.");
            }
            return amount.amount().precision() - amount.amount().scale() > MAX_INTEGER_DIGITS
                    ? Outcome.refused(
                            ProblemType.AMOUNT_TOO_LARGE,
                            "An amount that is converted has at most " + MAX_INTEGER_DIGITS
                                    + " digits before the point.")
                    : Outcome.done(amount);
        });
    }

    private Optional<UUID> conversion(UUID quote) {
        return em.createQuery("select c.id from Conversion c where c.quote.id = :quote", UUID.class)
                .setParameter("quote", quote)
                .getResultStream()
                .findFirst();
    }
}

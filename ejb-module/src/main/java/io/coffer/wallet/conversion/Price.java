package io.coffer.wallet.conversion;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.math.BigDecimal;

/**
 * What a conversion costs and brings, computed once (rules 2 to 4).
 *
 * @param source what the customer pays, the fee included
 * @param fee of the source
 * @param destination what the customer gets
 * @param spread what the house keeps of the destination
 * @param mid the market's rate: destination for one unit of the source
 * @param client the customer's rate, exact
 */
record Price(Money source, Money fee, Money destination, Money spread, BigDecimal mid, BigDecimal client) {

    /**
     * The price of selling an amount.
     *
     * @return refused with {@code amount-too-small} if nothing would be bought
     */
    static Outcome<Price> selling(Money source, Asset destination, BigDecimal mid, Margins margins) {
        var fee = Money.up(source.amount().multiply(margins.fee()), source.asset());
        var client = margins.clientRate(mid);
        var converted = source.minus(fee).amount();
        var bought = Money.down(converted.multiply(client), destination);
        return bought.isPositive()
                ? Outcome.done(of(source, fee, bought, mid, client))
                : Outcome.refused(
                        ProblemType.AMOUNT_TOO_SMALL,
                        source + " would buy less than the smallest amount of " + destination.code() + ".");
    }

    /** The price of buying a positive amount. */
    static Price buying(Money destination, Asset source, BigDecimal mid, Margins margins) {
        var client = margins.clientRate(mid);
        var converted = Money.up(destination.amount(), client, source);
        var paid = Money.up(converted.amount(), margins.afterFee(), source);
        return of(paid, paid.minus(converted), destination, mid, client);
    }

    private static Price of(Money source, Money fee, Money destination, BigDecimal mid, BigDecimal client) {
        var worth = Money.down(source.minus(fee).amount().multiply(mid), destination.asset());
        return new Price(source, fee, destination, worth.minus(destination), mid, client);
    }

    /** What is sold at the mid rate. */
    Money converted() {
        return source.minus(fee);
    }

    /** What the house gives for it from its position. */
    Money worth() {
        return destination.plus(spread);
    }

    /** What of the converted amount's worth is below one unit of the destination, exact. */
    BigDecimal residue() {
        return converted().amount().multiply(mid).subtract(worth().amount());
    }
}

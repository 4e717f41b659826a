package io.coffer.wallet.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.fx.MidRate;
import io.coffer.fx.Pair;
import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Rules 2 to 4 of the package, with the figures of the documentation and for all others. */
class PriceTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Asset USD = new Asset("USD", AssetKind.FIAT, 2);
    private static final Asset JPY = new Asset("JPY", AssetKind.FIAT, 0);
    private static final Asset USDC = new Asset("USDC", AssetKind.STABLECOIN, 6);
    private static final Asset ETH = new Asset("ETH", AssetKind.CRYPTO, 18);
    private static final Margins MARGINS = new Margins(new BigDecimal("0.001"), new BigDecimal("0.0025"));
    private static final Margins FREE = new Margins(BigDecimal.ZERO, BigDecimal.ZERO);

    @Test
    void sellingAnAmountLeavesTheFractionsToTheHouse() {
        var price = selling("250.00", EUR, USD, "1.0835");

        assertThat(price.fee()).isEqualTo(Money.of("0.25", EUR));
        assertThat(price.converted()).isEqualTo(Money.of("249.75", EUR));
        assertThat(price.client()).isEqualByComparingTo("1.08079125");
        assertThat(price.destination()).isEqualTo(Money.of("269.92", USD));
        assertThat(price.worth()).isEqualTo(Money.of("270.60", USD));
        assertThat(price.spread()).isEqualTo(Money.of("0.68", USD));
        assertThat(price.residue()).isEqualByComparingTo("0.004125");
    }

    @Test
    void buyingAnAmountGivesItToTheUnit() {
        var price = Price.buying(Money.of("10000", JPY), EUR, new BigDecimal("168.21"), MARGINS);

        assertThat(price.destination()).isEqualTo(Money.of("10000", JPY));
        assertThat(price.converted()).isEqualTo(Money.of("59.60", EUR));
        assertThat(price.fee()).isEqualTo(Money.of("0.06", EUR));
        assertThat(price.source()).isEqualTo(Money.of("59.66", EUR));
        assertThat(price.spread()).isEqualTo(Money.of("25", JPY));
        assertThat(price.residue()).isEqualByComparingTo("0.316");
    }

    @Test
    void whatBuysNothingIsRefused() {
        assertThat(Price.selling(Money.of("1", JPY), EUR, new BigDecimal("0.005"), FREE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.type()).isEqualTo(ProblemType.AMOUNT_TOO_SMALL));
        assertThat(Price.selling(Money.of("0.01", EUR), USDC, new BigDecimal("1.08"), MARGINS))
                .as("the fee takes all of it")
                .isInstanceOf(Refused.class);
        assertThat(Price.selling(Money.of("2", JPY), EUR, new BigDecimal("0.005"), FREE)
                        .orElseThrow()
                        .destination())
                .isEqualTo(Money.of("0.01", EUR));
    }

    @Test
    void ratiosThatMakeNoSenseAreRefused() {
        for (String ratio : List.of("-0.001", "0.500001", "0.0000001")) {
            assertThatThrownBy(() -> new Margins(new BigDecimal(ratio), BigDecimal.ZERO))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Margins(BigDecimal.ZERO, new BigDecimal(ratio)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void sellingIsExactAndTheCustomerNeverGains(
            @ForAll("assets") Asset source,
            @ForAll("assets") Asset destination,
            @ForAll("amounts") BigDecimal amount,
            @ForAll("mids") BigDecimal mid,
            @ForAll("margins") Margins margins) {
        var sold = Money.up(amount, source);
        if (!(Price.selling(sold, destination, mid, margins) instanceof Done<Price> done)) {
            assertThat(Money.down(afterFee(sold, margins).multiply(margins.clientRate(mid)), destination))
                    .isEqualTo(Money.zero(destination));
            return;
        }
        var price = done.value();
        isExact(price);
        assertThat(price.source()).isEqualTo(sold);
        // Rounding costs her less than a unit of what she gets.
        assertThat(price.converted()
                        .amount()
                        .multiply(price.client())
                        .subtract(price.destination().amount()))
                .isBetween(BigDecimal.ZERO, unit(destination))
                .isNotEqualByComparingTo(unit(destination));
    }

    @Property
    void buyingIsExactAndTakesTheLeastThatIsEnough(
            @ForAll("assets") Asset source,
            @ForAll("assets") Asset destination,
            @ForAll("amounts") BigDecimal amount,
            @ForAll("mids") BigDecimal mid,
            @ForAll("margins") Margins margins) {
        var bought = Money.up(amount, destination);
        var price = Price.buying(bought, source, mid, margins);

        isExact(price);
        assertThat(price.destination()).isEqualTo(bought);
        var converted = price.converted().amount();
        assertThat(converted.multiply(price.client())).isGreaterThanOrEqualTo(bought.amount());
        assertThat(converted.subtract(unit(source)).multiply(price.client())).isLessThan(bought.amount());
        // Who sells that amount gets at least what she asked for: no way around is cheaper.
        assertThat(Price.selling(price.source(), destination, mid, margins)
                        .orElseThrow()
                        .destination()
                        .amount())
                .isGreaterThanOrEqualTo(bought.amount());
    }

    @Property
    void thereAndBackNeverGains(
            @ForAll("amounts") BigDecimal amount, @ForAll("mids") BigDecimal mid, @ForAll("margins") Margins margins) {
        var rate = new MidRate(Pair.of("EUR/USDC"), mid, Instant.parse("2026-11-21T12:00:00Z"));
        var start = Money.up(amount, EUR);
        var there = Price.selling(start, USDC, rate.mid(), margins);
        var back = there.then(
                price -> Price.selling(price.destination(), EUR, rate.inverse().mid(), margins));

        if (back instanceof Done<Price> done) {
            assertThat(done.value().destination().amount()).isLessThanOrEqualTo(start.amount());
        }
    }

    /** Nothing is lost and nothing made up, in either asset. */
    private static void isExact(Price price) {
        assertThat(price.fee().plus(price.converted())).isEqualTo(price.source());
        assertThat(price.destination().amount().add(price.spread().amount()).add(price.residue()))
                .isEqualByComparingTo(price.converted().amount().multiply(price.mid()));
        assertThat(price.residue())
                .isGreaterThanOrEqualTo(BigDecimal.ZERO)
                .isLessThan(unit(price.destination().asset()));
        assertThat(price.fee().isNegative()).isFalse();
        assertThat(price.spread().isNegative()).isFalse();
        assertThat(price.converted().amount().multiply(price.client()))
                .isGreaterThanOrEqualTo(price.destination().amount());
    }

    private static BigDecimal afterFee(Money sold, Margins margins) {
        return sold.minus(Money.up(sold.amount().multiply(margins.fee()), sold.asset()))
                .amount();
    }

    private static BigDecimal unit(Asset asset) {
        return BigDecimal.ONE.movePointLeft(asset.scale());
    }

    private static Price selling(String amount, Asset source, Asset destination, String mid) {
        return Price.selling(Money.of(amount, source), destination, new BigDecimal(mid), MARGINS)
                .orElseThrow();
    }

    @Provide
    static Arbitrary<Asset> assets() {
        return Arbitraries.of(EUR, JPY, USDC, ETH);
    }

    @Provide
    static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.000001"), new BigDecimal("100"))
                        .ofScale(6),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ONE, new BigDecimal("9999999999"))
                        .ofScale(2));
    }

    @Provide
    static Arbitrary<BigDecimal> mids() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.000001"), new BigDecimal("1000000"))
                .ofScale(8)
                .filter(mid -> mid.compareTo(new BigDecimal("0.000001")) >= 0);
    }

    @Provide
    static Arbitrary<Margins> margins() {
        var ratios = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("0.1"))
                .ofScale(6);
        return Combinators.combine(ratios, ratios).as(Margins::new);
    }
}

package io.coffer.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** Rules 1 and 2 of the package, for all amounts. */
class MoneyPropertiesTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);

    @Property
    void whatIsWrittenIsReadBackUnchanged(
            @ForAll @IntRange(max = 18) int scale,
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") @Scale(18)
                    BigDecimal value) {
        var asset = new Asset("X", AssetKind.CRYPTO, scale);
        var money = new Money(value.setScale(scale, RoundingMode.DOWN), asset);

        assertThat(Money.parse(money.plain(), asset).orElseThrow()).isEqualTo(money);
    }

    @Property
    void aShareAndItsRestMakeTheWhole(
            @ForAll @BigRange(min = "0", max = "1000000000") @Scale(2) BigDecimal amount,
            @ForAll @BigRange(min = "0", max = "1") @Scale(6) BigDecimal ratio) {
        var whole = new Money(amount, EUR);
        var share = whole.share(ratio);

        assertThat(share.plus(whole.minus(share))).isEqualTo(whole);
        assertThat(share.amount().subtract(amount.multiply(ratio)).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }
}

package io.coffer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rule 1 of the ledger, as far as code can hold it. */
class NewEntryTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Asset USDC = new Asset("USDC", AssetKind.STABLECOIN, 6);
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void oneAssetDoesNotMakeUpForAnother() {
        var entry = NewEntry.of("r", "k", "c").debit(A, Money.of("1", EUR)).credit(B, Money.of("1", USDC));

        assertThatThrownBy(entry::build).hasMessageContaining("unbalanced");
    }

    @Test
    void aFeeThatRoundsToNothingHasNoLine() {
        var entry = NewEntry.of("r", "k", "c")
                .debit(A, Money.of("1", EUR))
                .credit(B, Money.of("1", EUR))
                .credit(B, Money.zero(EUR))
                .build();

        assertThat(entry.lines()).hasSize(2);
    }

    @Test
    void oneLineIsNoEntry() {
        assertThatThrownBy(
                        () -> new NewEntry("r", "k", "c", null, Map.of(), null, List.of(new NewEntry.Line(A, eur(1)))))
                .hasMessageContaining("lines");
    }

    @Test
    void debitAndCreditTakeNoNegativeAmounts() {
        assertThatThrownBy(() -> NewEntry.of("r", "k", "c").debit(A, eur(-1))).hasMessageContaining("positive");
    }

    private static Money eur(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), EUR);
    }
}

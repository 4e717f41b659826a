package io.coffer.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    private static final UUID ACCOUNT = new UUID(1, 1);

    @ParameterizedTest
    @CsvSource({
        "12.500000000000000000, 2, 12.50",
        "0E-18, 2, 0.00",
        "100.000000000000000000, 0, 100",
        "-0.010000000000000000, 2, -0.01",
        "1.000000000000000001, 2, 1.000000000000000001"
    })
    void amountsAreShownToTheirLastDigit(BigDecimal amount, int scale, String shown) {
        assertThat(Finding.amount(amount, scale)).isEqualTo(shown);
    }

    @Test
    void aBalanceThatMovedAndIsWrongByAsMuchIsTheSameDifference() {
        var first = balance("100.00", "100.01");

        assertThat(first.isSame(balance("250.00", "250.01"))).isTrue();
        assertThat(first.isSame(balance("100.00", "100.02"))).isFalse();
        assertThat(first.isSame(balance("100.00", "99.99"))).isFalse();
    }

    @Test
    void anotherPlaceOrKindOrAccountIsAnotherDifference() {
        var first = link(DifferenceKind.SEQUENCE, ACCOUNT, "sequence 3");

        assertThat(first.isSame(link(DifferenceKind.SEQUENCE, ACCOUNT, "sequence 3")))
                .isTrue();
        assertThat(first.isSame(link(DifferenceKind.SEQUENCE, ACCOUNT, "sequence 4")))
                .isFalse();
        assertThat(first.isSame(link(DifferenceKind.BALANCE_AFTER, ACCOUNT, "sequence 3")))
                .isFalse();
        assertThat(first.isSame(link(DifferenceKind.SEQUENCE, new UUID(1, 2), "sequence 3")))
                .isFalse();
    }

    private static Finding balance(String expected, String found) {
        return Finding.ofAccount(DifferenceKind.BALANCE, ACCOUNT, "", expected, found);
    }

    private static Finding link(DifferenceKind kind, UUID account, String place) {
        return Finding.ofAccount(kind, account, place, "2", "3");
    }
}

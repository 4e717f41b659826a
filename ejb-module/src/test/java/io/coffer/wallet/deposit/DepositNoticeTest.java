package io.coffer.wallet.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepositNoticeTest {

    @Test
    void allOfItIsRead() {
        assertThat(
                        DepositNotice.read(
                                "{\"bank_transaction_id\":\"B-1\",\"reference\":\" Grüße \",\"currency\":\"EUR\",\"amount\":\"1.00\"}"))
                .isEqualTo(Outcome.done(new DepositNotice("B-1", "Grüße", "EUR", "1.00")));
    }

    @Test
    void thePayerMayHaveWrittenNothing() {
        assertThat(DepositNotice.read("{\"bank_transaction_id\":\"B-1\",\"currency\":\"EUR\",\"amount\":\"1.00\"}"))
                .isEqualTo(Outcome.done(new DepositNotice("B-1", "", "EUR", "1.00")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MALFORMED_JSON | no json",
                "MALFORMED_JSON | null",
                "MALFORMED_JSON | []",
                "MALFORMED_JSON | {\"bank_transaction_id\":\"B-1\",\"currency\":\"EUR\",\"amount\":1.00}",
                "MALFORMED_JSON | {\"bank_transaction_id\":\"B-1\",\"currency\":\"EUR\",\"amount\":\"1.00\"} x",
                "MALFORMED_JSON | {\"currency\":\"EUR\",\"currency\":\"EUR\"}",
                "UNKNOWN_FIELD  | {\"bank_transaction_id\":\"B-1\",\"currency\":\"EUR\",\"amount\":\"1.00\",\"x\":1}",
                "MISSING_FIELD  | {\"currency\":\"EUR\",\"amount\":\"1.00\"}",
                "MISSING_FIELD  | {\"bank_transaction_id\":\"B-1\",\"amount\":\"1.00\"}",
                "MISSING_FIELD  | {\"bank_transaction_id\":\"B-1\",\"currency\":\"EUR\"}",
                "INVALID_FIELD  | {\"bank_transaction_id\":\"B 1\",\"currency\":\"EUR\",\"amount\":\"1.00\"}",
                "INVALID_FIELD  | {\"bank_transaction_id\":\"B-1\",\"reference\":\"a\\u0000\",\"currency\":\"EUR\",\"amount\":\"1.00\"}"
            })
    void whatIsNotAsDescribedIsRefused(ProblemType type, String json) {
        assertThat(DepositNotice.read(json))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.type()).isEqualTo(type));
    }
}

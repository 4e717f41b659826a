package io.coffer.wallet.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.json.Json;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayoutNoticeTest {

    @Test
    void whatBecameOfAPayoutIsRead() throws IOException {
        assertThat(read("SETTLED", "")).isEqualTo(done(new PayoutOutcome.Settled("po_1")));
        assertThat(read("REFUSED", ",\"reason\":\"closed\\u0007\""))
                .isEqualTo(done(new PayoutOutcome.Refused(Optional.of("po_1"), "closed?")));
        assertThat(read("RETURNED", ",\"bank_transaction_id\":\"b1\""))
                .isEqualTo(done(new PayoutOutcome.Returned("po_1", "b1", "unspecified")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID_FIELD | PERHAPS  |",
                "INVALID_FIELD | RETURNED |",
                "UNKNOWN_FIELD | SETTLED  | ,\"x\":1",
                "MALFORMED_JSON | SETTLED | ,\"reason\":1"
            })
    void whatIsNotAsDescribedIsRefused(ProblemType type, String status, String more) throws IOException {
        assertThat(read(status, more == null ? "" : more))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.type()).isEqualTo(type));
    }

    /** The table of the package's description, once more. */
    @Test
    void aWithdrawalGoesForwardOnly() {
        var allowed = new EnumMap<WithdrawalStatus, Set<WithdrawalStatus>>(Map.of(
                WithdrawalStatus.PENDING, EnumSet.of(WithdrawalStatus.PROCESSING),
                WithdrawalStatus.PROCESSING, EnumSet.of(WithdrawalStatus.COMPLETED, WithdrawalStatus.FAILED),
                WithdrawalStatus.COMPLETED, EnumSet.of(WithdrawalStatus.RETURNED),
                WithdrawalStatus.FAILED, EnumSet.noneOf(WithdrawalStatus.class),
                WithdrawalStatus.RETURNED, EnumSet.noneOf(WithdrawalStatus.class)));
        for (var from : WithdrawalStatus.values()) {
            for (var to : WithdrawalStatus.values()) {
                assertThat(from.canBecome(to))
                        .as(from + " to " + to)
                        .isEqualTo(allowed.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void aCreditorIsMaskedForOthers() {
        assertThat(new WithdrawalStory.Creditor("Erika Mustermann", "DE75512108001245126199").masked())
                .isEqualTo(new WithdrawalStory.Creditor("E***", "DE75***6199"));
    }

    private static Outcome<PayoutNotice> done(PayoutOutcome outcome) {
        return Outcome.done(new PayoutNotice("withdrawal:1", "EUR", "1.00", outcome));
    }

    private static Outcome<PayoutNotice> read(String status, String more) throws IOException {
        JsonNode json = Json.mapper()
                .readTree("{\"payout_id\":\"po_1\",\"reference\":\"withdrawal:1\",\"status\":\"" + status
                        + "\",\"currency\":\"EUR\",\"amount\":\"1.00\"" + more + "}");
        return PayoutNotice.read(json);
    }
}

package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a payment, with providers that work and with providers that do not. */
class PaymentIT {

    private Channel channel = Channel.demo();
    private UUID source = Books.account("EUR", "1000.00");
    private UUID destination = Books.account("PHP", "0");

    @BeforeEach
    void signIn() {
        channel = Channel.demo();
    }

    @AfterEach
    void mendProviders() {
        Running.stack().ramps().faults().clear();
        Eventually.nothingIsUnderWay();
    }

    @Test
    void aPaymentGoesFromPendingOverProcessingToCompleted() {
        var accepted = channel.pay(order()).has(202);
        var id = accepted.text("payment_id");

        assertThat(accepted.headers().firstValue("location")).contains("/api/v1/payments/" + id);
        assertThat(accepted.text("status")).isEqualTo("PENDING");
        assertThat(accepted.text("amount")).isEqualTo("250.00");
        assertThat(accepted.text("currency")).isEqualTo("EUR");
        assertThat(accepted.text("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");

        var payment = Eventually.payment(channel, id, "COMPLETED");
        assertThat(payment.text("destination_amount")).isEqualTo("15408.75");
        assertThat(payment.text("on_ramp_id")).isNotBlank();
        assertThat(payment.text("off_ramp_id")).isNotBlank();
        assertThat(payment.text("completed_at")).isNotBlank();
        assertThat(stages(payment))
                .containsExactly("PENDING ACCEPTED", "PROCESSING ON_RAMP", "PROCESSING OFF_RAMP", "COMPLETED SETTLED");
    }

    @Test
    void everyLegFeeAndSpreadIsPostedToTheUnit() {
        var id = channel.pay(order()).has(202).text("payment_id");
        Eventually.payment(channel, id, "COMPLETED");

        var entries = channel.entries(id).has(200).body().path("entries");

        assertThat(entries).hasSize(2);
        assertThat(lines(entries.get(0)))
                .containsExactly(
                        "debit 250.00 EUR Test",
                        "credit 1.25 EUR fee-income:EUR",
                        "credit 248.75 EUR ramp-settlement:EUR",
                        "debit 268.650000 USDC treasury:USDC",
                        "credit 0.671625 USDC spread-income:USDC",
                        "credit 267.978375 USDC in-transit:USDC");
        assertThat(lines(entries.get(1)))
                .containsExactly(
                        "debit 267.978375 USDC in-transit:USDC",
                        "credit 267.978375 USDC treasury:USDC",
                        "debit 15408.75 PHP ramp-settlement:PHP",
                        "credit 15408.75 PHP Test");
        assertThat(entries.get(0).path("reference").asText()).isEqualTo("payment:" + id + ":on-ramp");
        assertThat(Books.balance(source)).isEqualByComparingTo("750");
        assertThat(Books.held(source)).isZero();
        assertThat(Books.balance(destination)).isEqualByComparingTo("15408.75");
        Books.areSound();
    }

    @Test
    void theAmountIsHeldAsSoonAsThePaymentIsAccepted() {
        fault(Leg.ON_RAMP, Fault.next(Fault.Kind.FAIL, 1000));
        channel.pay(order()).has(202);

        var account = channel.get("/api/v1/accounts/" + source).has(200);

        assertThat(account.text("balance")).isEqualTo("1000.00");
        assertThat(account.text("held")).isEqualTo("250.00");
        assertThat(account.text("available")).isEqualTo("750.00");
    }

    @Test
    void whatIsNotAvailableIsNotPaid() {
        channel.pay(order().amount("1000.01")).isProblem(422, "insufficient-funds");

        assertThat(Books.held(source)).isZero();
        assertThat(Books.count("select count(*) from payment where source_account = ?", source))
                .isZero();
    }

    @Test
    void parallelPaymentsNeverHoldMoreThanThereIs() throws Exception {
        var statuses = Crowd.asks(16, number -> channel.pay(order()).status());

        assertThat(statuses.stream().filter(status -> status == 202)).hasSize(4);
        assertThat(statuses.stream().filter(status -> status == 422)).hasSize(12);
        Eventually.is(() -> assertThat(Books.balance(source)).isZero());
    }

    @Test
    void theSameKeyAgainNamesTheFirstPayment() {
        var key = UUID.randomUUID().toString();
        var order = order();
        var first = channel.pay(key, order.json()).has(202).text("payment_id");

        var again = channel.pay(key, order.json()).isProblem(409, "duplicate-payment");

        assertThat(again.text("payment_id")).isEqualTo(first);
        assertThat(again.headers().firstValue("location")).contains("/api/v1/payments/" + first);
        assertThat(Books.count("select count(*) from payment where source_account = ?", source))
                .isOne();
    }

    @Test
    void theSameRequestWrittenOtherwiseIsStillTheSame() {
        var key = UUID.randomUUID().toString();
        var order = order();
        channel.pay(key, order.json()).has(202);
        var members = new ArrayList<String>();
        order.node().fieldNames().forEachRemaining(members::add);
        java.util.Collections.reverse(members);
        var reversed = order.node().objectNode();
        members.forEach(member -> reversed.set(member, order.node().get(member)));

        channel.pay(key, reversed.toPrettyString()).isProblem(409, "duplicate-payment");
    }

    @Test
    void theSameKeyForAnotherRequestIsAMistake() {
        var key = UUID.randomUUID().toString();
        channel.pay(key, order().json()).has(202);

        channel.pay(key, order().amount("250.01").json()).isProblem(422, "idempotency-key-reused");
    }

    @Test
    void aClientReferenceNamesOnePayment() {
        var order = order();
        var first = channel.pay(order).has(202).text("payment_id");

        var again = channel.pay(order).isProblem(409, "duplicate-payment");

        assertThat(again.text("payment_id")).isEqualTo(first);
    }

    @Test
    void aHundredTimesTheSameKeyAtOnceIsOnePayment() throws Exception {
        var key = UUID.randomUUID().toString();
        var json = order().json();
        var answers = Crowd.asks(100, 20, number -> channel.pay(key, json));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .allSatisfy(answer -> answer.isProblem(409, "duplicate-payment"));
        assertThat(Books.count("select count(*) from payment where source_account = ?", source))
                .isOne();
    }

    @Test
    void refusedByTheOnRampThePaymentFailsAndTheMoneyIsFree() {
        fault(Leg.ON_RAMP, Fault.next(Fault.Kind.REFUSE, 1));
        var id = channel.pay(order()).has(202).text("payment_id");

        var payment = Eventually.payment(channel, id, "FAILED");

        assertThat(payment.body().path("error").path("code").asText()).isNotBlank();
        assertThat(payment.body().path("error").path("detail").asText()).isNotBlank();
        assertThat(stages(payment)).containsExactly("PENDING ACCEPTED", "PROCESSING ON_RAMP", "FAILED FAILED");
        assertThat(channel.entries(id).has(200).body().path("entries")).isEmpty();
        assertThat(Books.held(source)).isZero();
        assertThat(Books.balance(source)).isEqualByComparingTo("1000");
        assertThat(Eventually.webhooks(id, 1).get(0).type()).isEqualTo("payment.failed");
    }

    @Test
    void refusedByTheOffRampThePaymentWaitsForAPerson() {
        fault(Leg.OFF_RAMP, Fault.next(Fault.Kind.REFUSE, 1));
        var id = channel.pay(order()).has(202).text("payment_id");

        var payment = Eventually.stage(channel, id, "MANUAL_REVIEW");

        assertThat(payment.text("status")).isEqualTo("PROCESSING");
        assertThat(payment.body().path("error").path("code").asText()).isNotBlank();
        assertThat(Books.balance(destination)).isZero();
        Books.areSound();
    }

    @Test
    void aPaymentIsTakenBackInTheLedgerOnlyAfterItsEnd() {
        fault(Leg.OFF_RAMP, Fault.share(Fault.Kind.FAIL, 1, 1));
        var id = channel.pay(order()).has(202).text("payment_id");
        Eventually.stage(channel, id, "OFF_RAMP");
        Staff.proposeReversal("payment:" + id + ":on-ramp").isProblem(409, "entry-not-reversible");

        Running.stack().ramps().faults().clear();
        Eventually.payment(channel, id, "COMPLETED");
        Staff.proposeReversal("payment:" + id + ":off-ramp").has(202);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "DROP_AFTER_ACCEPT", "GARBAGE", "DELAY", "HANG"})
    void aTroubledProviderDelaysAPaymentAndConvertsOnce(Fault.Kind kind) {
        for (Leg leg : Leg.values()) {
            fault(leg, kind == Fault.Kind.DELAY ? Fault.delay(4_000, 2) : Fault.next(kind, 2));
        }
        var id = channel.pay(order()).has(202).text("payment_id");

        Eventually.payment(channel, id, "COMPLETED");

        for (Leg leg : Leg.values()) {
            assertThat(conversions(leg, id)).as("%s of %s", leg, id).isOne();
        }
        assertThat(channel.entries(id).has(200).body().path("entries")).hasSize(2);
        assertThat(Books.balance(destination)).isEqualByComparingTo(new BigDecimal("15408.75"));
    }

    @Test
    void theCorrelationIdOfTheRequestFollowsThePayment() {
        var correlation = "test-" + UUID.randomUUID();
        var answer = channel.send(
                        "POST",
                        "/api/v1/payments",
                        java.util.Map.of("Idempotency-Key", correlation, "X-Correlation-Id", correlation),
                        order().json())
                .has(202);
        var id = answer.text("payment_id");
        assertThat(answer.headers().firstValue("X-Correlation-Id")).contains(correlation);

        Eventually.payment(channel, id, "COMPLETED");

        assertThat(channel.entries(id).body().path("entries").findValuesAsText("correlation_id"))
                .containsExactly(correlation, correlation);
        assertThat(Eventually.webhooks(id, 1).get(0).body()).contains("\"correlation_id\":\"" + correlation + "\"");
    }

    private PaymentOrder order() {
        return PaymentOrder.between(source, destination);
    }

    private static void fault(Leg leg, Fault fault) {
        Running.stack().ramps().faults().set(leg, fault);
    }

    private static long conversions(Leg leg, String payment) {
        return Running.stack().ramps().book(leg).after(null, Integer.MAX_VALUE).stream()
                .filter(conversion -> conversion.reference().startsWith("payment:" + payment + ":"))
                .filter(conversion -> conversion.executed())
                .count();
    }

    private static List<String> stages(Answer payment) {
        var stages = new ArrayList<String>();
        payment.body()
                .path("history")
                .forEach(line -> stages.add(
                        line.path("status").asText() + " " + line.path("stage").asText()));
        return stages;
    }

    private static List<String> lines(JsonNode entry) {
        var lines = new ArrayList<String>();
        entry.path("postings")
                .forEach(posting -> lines.add(String.join(
                        " ",
                        posting.path("side").asText(),
                        posting.path("amount").asText(),
                        posting.path("asset").asText(),
                        posting.path("account_name").asText())));
        return lines;
    }
}

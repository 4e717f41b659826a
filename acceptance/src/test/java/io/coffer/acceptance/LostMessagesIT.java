package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import io.coffer.sandbox.provider.Provider;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A broker that has lost its data: janitors put back the tasks of what nobody works on any more. Timers start them, which
 * takes up to five minutes, so this runs only if it is asked for.
 */
@EnabledIfSystemProperty(named = "coffer.test.janitors", matches = "true")
class LostMessagesIT {

    private static final int OFTEN = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(7);

    private final Channel channel = Channel.demo();

    @AfterEach
    void mend() {
        Running.stack().faults().clear();
    }

    @Test
    void whatHasLostItsMessageIsPutBackAndDoneOnce() {
        Eventually.nothingIsUnderWay();
        for (var provider : new Provider[] {Provider.ON_RAMP, Provider.BANK}) {
            Running.stack().faults().set(provider, Fault.next(Fault.Kind.FAIL, OFTEN));
        }
        var source = Books.account("EUR", "1000.00");
        var payment = channel.pay(PaymentOrder.between(source, Books.account("PHP", "0")))
                .has(202)
                .text("payment_id");
        var withdrawal = withdraw(Books.wallet(Books.DEMO_CHANNEL, "EUR", "100.00"));
        Eventually.stage(channel, payment, "ON_RAMP");
        Eventually.is(() -> assertThat(status(withdrawal)).isEqualTo("PROCESSING"));
        lose("coffer.payment.work", payment);
        lose("coffer.withdrawal.work", withdrawal);
        Running.stack().faults().clear();
        age("payment", payment);
        age("withdrawal", withdrawal);

        await().atMost(LONGEST).untilAsserted(() -> {
            assertThat(channel.payment(payment).text("status")).isEqualTo("COMPLETED");
            assertThat(status(withdrawal)).isEqualTo("COMPLETED");
        });

        assertThat(Books.balance(source)).isEqualByComparingTo("750");
        assertThat(Running.stack().ramps().book(Leg.ON_RAMP).byReference("payment:" + payment + ":on-ramp"))
                .isPresent();
        assertThat(Running.stack().bank().payout("withdrawal:" + withdrawal)).isPresent();
    }

    private String withdraw(String wallet) {
        return channel.send(
                        "POST",
                        "/api/v1/withdrawals",
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                        Channel.json(Map.of(
                                "wallet", wallet,
                                "asset", "EUR",
                                "amount", "40.00",
                                "creditor_name", "Erika Mustermann",
                                "iban", "DE75512108001245126199",
                                "client_reference", UUID.randomUUID())))
                .has(202)
                .text("withdrawal_id");
    }

    private String status(String withdrawal) {
        return channel.get("/api/v1/withdrawals/" + withdrawal).has(200).text("status");
    }

    /** All that waits in a queue goes, until nobody works on this any more. */
    private static void lose(String queue, String subject) {
        var broker = Running.stack().broker();
        Eventually.is(() -> {
            broker.purge(queue);
            assertThat(broker.depth(queue)).hasValue(0);
            assertThat(Books.count("select count(*) from outbox where subject = ?", UUID.fromString(subject)))
                    .isZero();
        });
    }

    /** As if nothing had been done for it for an hour. */
    private static void age(String table, String id) {
        var older = "update " + table + " set updated_at = updated_at - interval 1 hour where id = ?";
        assertThat(Books.execute(older, UUID.fromString(id))).isOne();
    }
}

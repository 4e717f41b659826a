package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Processes that die. Whatever was acknowledged is finished, once. */
class RecoveryIT {

    private static final int CLIENTS = 8;

    private Channel channel = Channel.demo();

    static Stream<Integer> kills() {
        return Stream.iterate(1, n -> n + 1).limit(Integer.getInteger("coffer.test.kills", 1));
    }

    @AfterEach
    void mend() throws Exception {
        var stack = Running.stack();
        stack.ramps().faults().clear();
        if (!stack.server().isRunning()) {
            stack.server().start();
        }
    }

    @ParameterizedTest(name = "kill {0}")
    @MethodSource("kills")
    void killedBetweenOnRampAndOffRampThePaymentCompletes(int kill) throws Exception {
        var source = Books.account("EUR", "1000.00");
        var destination = Books.account("PHP", "0");
        Eventually.nothingIsUnderWay();
        Running.stack().ramps().faults().set(Leg.OFF_RAMP, Fault.next(Fault.Kind.HANG, 1));
        var id = channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
        Eventually.stage(channel, id, "OFF_RAMP");

        Running.stack().server().kill();
        Running.stack().server().start();
        channel = Channel.demo();

        Eventually.payment(channel, id, "COMPLETED");
        assertThat(channel.entries(id).has(200).body().path("entries")).hasSize(2);
        assertThat(Books.balance(source)).isEqualByComparingTo("750");
        assertThat(Books.balance(destination)).isEqualByComparingTo("15408.75");
        assertThat(Eventually.webhooks(id, 1)).allMatch(webhook -> webhook.verified());
        nothingIsInDoubt();
    }

    @Test
    void killedUnderLoadNothingIsLostAndNothingIsDoubled() throws Exception {
        var source = Books.account("EUR", "1000000.00");
        var destination = Books.account("PHP", "0");
        var stop = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(CLIENTS);
        var clients = new ArrayList<Future<List<String>>>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(threads.submit(client(source, destination, stop)));
        }
        Eventually.is(() -> assertThat(payments(source)).isGreaterThan(100));

        Running.stack().server().kill();
        stop.set(true);
        var acknowledged = new ArrayList<String>();
        for (Future<List<String>> client : clients) {
            acknowledged.addAll(client.get());
        }
        threads.shutdown();
        Running.stack().server().start();
        channel = Channel.demo();

        Eventually.is(() -> assertThat(Books.count(
                        "select count(*) from payment where source_account = ? and status <> 'COMPLETED'", source))
                .isZero());
        assertThat(acknowledged).isNotEmpty();
        for (String id : acknowledged) {
            assertThat(Books.count("select count(*) from payment where id = ?", UUID.fromString(id)))
                    .as("acknowledged payment %s", id)
                    .isOne();
        }
        for (Leg leg : Leg.values()) {
            assertThat(conversions(leg)).as("conversions of the %s", leg).isEqualTo(completed());
        }
        nothingIsInDoubt();
    }

    private Callable<List<String>> client(UUID source, UUID destination, AtomicBoolean stop) {
        return () -> {
            var acknowledged = new ArrayList<String>();
            while (!stop.get()) {
                try {
                    var answer = channel.pay(
                            PaymentOrder.between(source, destination).amount("1.00"));
                    if (answer.status() == 202) {
                        acknowledged.add(answer.text("payment_id"));
                    }
                } catch (IllegalStateException killed) {
                    return acknowledged;
                }
            }
            return acknowledged;
        };
    }

    private static long payments(UUID source) {
        return Books.count("select count(*) from payment where source_account = ?", source);
    }

    private static long completed() {
        return Books.count("select count(*) from payment where status = 'COMPLETED'");
    }

    private static long conversions(Leg leg) {
        var ids = Books.rows("select lower(hex(id)) from payment where status = 'COMPLETED'");
        return Running.stack().ramps().book(leg).after(null, Integer.MAX_VALUE).stream()
                .filter(conversion -> conversion.executed())
                .filter(conversion ->
                        ids.contains(conversion.reference().split(":", -1)[1].replace("-", "")))
                .count();
    }

    private static void nothingIsInDoubt() {
        Eventually.is(() -> assertThat(Broker.preparedInDatabase()).isEmpty());
        Eventually.is(() -> assertThat(Broker.prepared()).isEmpty());
        Books.areSound();
    }
}

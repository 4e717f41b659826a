package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two programs that follow what happens to wallets, each for itself, while money moves and the broker is started again. */
class SubscribersIT {

    private static final int CLIENTS = 4;
    private static final int A_WHILE = 40;
    private static final int TRANSFERS = 5;

    private final UUID owner = UUID.randomUUID();
    private final Channel channel = Channel.signedIn(Strangers.keyOf(owner));
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void mend() throws Exception {
        if (!Running.stack().broker().isRunning()) {
            Running.stack().broker().start();
        }
        Eventually.is(() -> channel.get("/health/ready").has(200));
    }

    @Test
    void bothGetTheirEventsOnceAndInOrderThroughARestartOfTheBroker() throws Exception {
        var wallets = IntStream.range(0, 3)
                .mapToObj(number -> Books.wallet(owner, "EUR", "10000.00"))
                .toList();
        var watched = wallets.get(0);
        var stop = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try (var all = Subscription.to(null);
                var some = Subscription.to(
                        "type in ('wallet.credited', 'wallet.debited') and subject = '" + watched + "'")) {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> threads.submit(client(wallets, number, stop)))
                    .toList();
            goesOn();
            Running.stack().broker().stop();
            goesOn();
            Running.stack().broker().start();
            goesOn();
            stop.set(true);
            for (Future<?> client : clients) {
                client.get();
            }

            for (String wallet : wallets) {
                var written = Books.rows(
                        "select lower(hex(id)) from event where subject = ? order by id", UUID.fromString(wallet));
                Eventually.is(() -> assertThat(all.about(wallet)).hasSize(written.size()));
                assertThat(ids(all.about(wallet))).as("each once").containsExactlyInAnyOrderElementsOf(written);
                followEachOther(all.about(wallet));
            }
            var moved = Books.rows(
                    "select lower(hex(id)) from event where subject = ? and type in ('wallet.credited', 'wallet.debited')",
                    UUID.fromString(watched));
            Eventually.is(() -> assertThat(some.received()).hasSize(moved.size()));
            assertThat(ids(some.received())).containsExactlyInAnyOrderElementsOf(moved);
            assertThat(sequences(some.received()))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(2, moved.size() + 1).boxed().toList());
            assertThat(all.received()).hasSizeGreaterThan(some.received().size());
        } finally {
            stop.set(true);
            threads.shutdown();
        }
        Eventually.is(() -> assertThat(Broker.prepared()).isEmpty());
        Books.areSound();
    }

    @Test
    void asLongAsNothingBreaksTheFirstAttemptSucceeds() throws IOException {
        Eventually.everyEventIsPublished();
        long before = failedRounds();
        var wallets = List.of(Books.wallet(owner, "EUR", "100.00"), Books.wallet(owner, "EUR", "100.00"));

        for (int i = 0; i < TRANSFERS; i++) {
            post("/api/v1/transfers", Map.of("source_wallet", wallets.get(0), "destination_wallet", wallets.get(1)))
                    .has(201);
            Eventually.everyEventIsPublished();
        }

        assertThat(failedRounds()).isEqualTo(before);
    }

    private static long failedRounds() throws IOException {
        try (var lines = Files.lines(Running.stack().server().log())) {
            return lines.filter(line -> line.contains("a round failed")).count();
        }
    }

    /** As after a crash between the broker's commit and the database's. */
    @Test
    void whatTheBrokerHasAlreadyIsNotPublishedAgainAndHoldsNothingUp() throws Exception {
        var wallets = List.of(Books.wallet(owner, "EUR", "100.00"), Books.wallet(owner, "EUR", "100.00"));
        var between = Map.of("source_wallet", wallets.get(0), "destination_wallet", wallets.get(1));
        try (var all = Subscription.to(null)) {
            post("/api/v1/transfers", between).has(201);
            Eventually.is(() -> assertThat(all.about(wallets.get(0))).hasSize(1));
            Eventually.everyEventIsPublished();

            Books.execute(
                    "insert into event_outbox (event_id) select id from event where subject = ?",
                    UUID.fromString(wallets.get(0)));
            post("/api/v1/transfers", between).has(201);

            Eventually.is(() -> assertThat(all.about(wallets.get(1))).hasSize(2));
            Eventually.everyEventIsPublished();
            assertThat(all.about(wallets.get(0))).hasSize(2);
            wallets.forEach(wallet -> assertThat(sequences(all.about(wallet))).containsExactly(2, 3));
        }
    }

    /** Moves money around, and now and then by way of a hold, as fast as it can. */
    private Callable<Integer> client(List<String> wallets, int number, AtomicBoolean stop) {
        return () -> {
            int moved = 0;
            for (; !stop.get(); moved++) {
                var source = wallets.get((number + moved) % wallets.size());
                var destination = wallets.get((number + moved + 1) % wallets.size());
                if (moved % 3 == 0) {
                    var hold = post("/api/v1/holds", Map.of("wallet", source)).has(201);
                    channel.post(
                                    "/api/v1/holds/" + hold.text("hold_id") + "/capture",
                                    Channel.json(Map.of("destination_wallet", destination)))
                            .has(200);
                } else {
                    post("/api/v1/transfers", Map.of("source_wallet", source, "destination_wallet", destination))
                            .has(201);
                }
                done.incrementAndGet();
            }
            return moved;
        };
    }

    private Answer post(String path, Map<String, String> wallets) {
        var reference = UUID.randomUUID().toString();
        var body = new HashMap<>(wallets);
        body.putAll(Map.of("asset", "EUR", "amount", "1.00", "client_reference", reference));
        return channel.send("POST", path, Map.of("Idempotency-Key", reference), Channel.json(body));
    }

    private void goesOn() {
        int before = done.get();
        Eventually.is(() -> assertThat(done.get()).isGreaterThan(before + A_WHILE));
    }

    /** Each posting has the next number, and each event says what comes of the one before it and its own amount. */
    private static void followEachOther(List<Subscription.Received> events) {
        var balance = new BigDecimal("10000.00");
        var held = new BigDecimal("0.00");
        int sequence = 1;
        for (Subscription.Received event : events) {
            assertThat(event.group()).isEqualTo(event.subject());
            var amount = amount(event.data(), "amount");
            switch (event.type()) {
                case "wallet.credited" -> balance = balance.add(amount);
                case "wallet.debited" -> balance = balance.subtract(amount);
                case "hold.created" -> held = held.add(amount);
                case "hold.captured" -> held = held.subtract(amount);
                default -> throw new AssertionError(event.type());
            }
            sequence += event.type().startsWith("wallet.") ? 1 : 0;
            assertThat(event.data().path("sequence").asInt()).as("%s", event).isEqualTo(sequence);
            assertThat(amount(event.data(), "balance")).as("%s", event).isEqualTo(balance);
            assertThat(amount(event.data(), "held")).as("%s", event).isEqualTo(held);
            assertThat(amount(event.data(), "available")).isEqualTo(balance.subtract(held));
        }
    }

    private static BigDecimal amount(JsonNode data, String member) {
        return new BigDecimal(data.path(member).asText());
    }

    private static List<String> ids(List<Subscription.Received> events) {
        return events.stream().map(event -> event.id().replace("-", "")).toList();
    }

    private static List<Integer> sequences(List<Subscription.Received> events) {
        return events.stream()
                .map(event -> event.data().path("sequence").asInt())
                .toList();
    }
}

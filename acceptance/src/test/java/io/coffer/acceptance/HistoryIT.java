package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What happened in a wallet: found again by whatever is known of it, page by page, by who may see it. */
class HistoryIT {

    private final Channel channel = Strangers.signedIn("channel");
    private final String mine = channel.openWallet("Household");
    private final UUID owner = Books.id("select hex(owner_id) from wallet where id = ?", UUID.fromString(mine));
    private final String theirs = Strangers.signedIn("channel").openWallet("Household");

    HistoryIT() {
        Books.fund(owner, mine, "EUR", "100.00");
    }

    @Test
    void aLineSaysWhatHappenedAndWhatItLeft() {
        var transfer = transfer("12.50", "rent-2026-11").has(201);

        var lines = items(history(""));

        assertThat(lines).hasSize(2);
        var line = lines.get(0);
        assertThat(line.path("entry_id").asText()).isEqualTo(transfer.text("entry_id"));
        assertThat(line.path("line").asInt()).isEqualTo(1);
        assertThat(line.path("sequence").asInt()).isEqualTo(2);
        assertThat(line.path("asset").asText()).isEqualTo("EUR");
        assertThat(line.path("direction").asText()).isEqualTo("DEBIT");
        assertThat(line.path("amount").asText()).isEqualTo("12.50");
        assertThat(line.path("balance_after").asText()).isEqualTo("87.50");
        assertThat(line.path("kind").asText()).isEqualTo("wallet.transfer");
        assertThat(line.path("reference").asText()).isEqualTo("transfer:" + transfer.text("transfer_id"));
        assertThat(line.at("/belongs_to/type").asText()).isEqualTo("transfer");
        assertThat(line.at("/belongs_to/id").asText()).isEqualTo(transfer.text("transfer_id"));
        assertThat(line.path("client_reference").asText()).isEqualTo("rent-2026-11");
        assertThat(line.path("counterparty_wallet").asText()).isEqualTo(theirs);
        assertThat(line.path("correlation_id").asText()).isEqualTo(transfer.text("correlation_id"));
        assertThat(line.path("posted_at").asText()).isEqualTo(transfer.text("created_at"));
        assertThat(line.path("effective_date").asText())
                .isEqualTo(transfer.text("created_at").substring(0, 10));
        assertThat(lines.get(1).path("direction").asText()).isEqualTo("CREDIT");
        assertThat(lines.get(1).path("kind").asText()).isEqualTo("opening");
        assertThat(lines.get(1).has("belongs_to")).isFalse();
    }

    @Test
    void eachFilterFindsWhatItSays() {
        Books.fund(owner, mine, "USDC", "10.000000");
        var small = transfer("1.00", "small/" + mine).has(201);
        var correlation = "it-" + UUID.randomUUID();
        var large = channel.send(
                        "POST",
                        "/api/v1/transfers",
                        Map.of("Idempotency-Key", UUID.randomUUID().toString(), "X-Correlation-Id", correlation),
                        body("30.00", "große Miete " + mine))
                .has(201);
        var last = transfer("2.00", "last").has(201);

        assertThat(amounts("")).containsExactly("2.00", "30.00", "1.00", "10.000000", "100.00");
        assertThat(amounts("?asset=USDC")).containsExactly("10.000000");
        assertThat(amounts("?kind=wallet.transfer")).containsExactly("2.00", "30.00", "1.00");
        assertThat(amounts("?kind=wallet.conversion")).isEmpty();
        assertThat(amounts("?direction=CREDIT")).containsExactly("10.000000", "100.00");
        assertThat(amounts("?direction=DEBIT&max_amount=2")).containsExactly("2.00", "1.00");
        assertThat(amounts("?min_amount=2.00&max_amount=30.000")).containsExactly("2.00", "30.00", "10.000000");
        assertThat(amounts("?from=" + large.text("created_at"))).containsExactly("2.00", "30.00");
        assertThat(amounts("?asset=EUR&to=" + large.text("created_at"))).containsExactly("1.00", "100.00");
        assertThat(amounts("?from=" + small.text("created_at") + "&to=" + last.text("created_at")))
                .containsExactly("30.00", "1.00");
        assertThat(amounts("?correlation_id=" + correlation)).containsExactly("30.00");
        assertThat(amounts("?reference=transfer:" + small.text("transfer_id"))).containsExactly("1.00");
        assertThat(amounts("?reference=" + encoded("small/" + mine))).containsExactly("1.00");
        assertThat(amounts("?reference=" + encoded("große Miete " + mine))).containsExactly("30.00");
        assertThat(amounts("?reference=" + encoded("große Miete " + mine) + "&direction=CREDIT"))
                .isEmpty();
        assertThat(amounts("?reference=nothing-of-this-name")).isEmpty();
        assertThat(amounts("?reference=" + encoded("nichts für ungut"))).isEmpty();
    }

    @Test
    void aFilterThatSaysNothingSensibleIsRefused() {
        for (String wrong : List.of(
                "colour=red",
                "asset=XXX",
                "asset=",
                "kind=no.such-kind",
                "kind=%C3%A9",
                "from=yesterday",
                "from=2026-11-01",
                "to=2026-02-30T00:00:00Z",
                "from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
                "from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z",
                "min_amount=-1",
                "min_amount=1e3",
                "max_amount=1,00",
                "min_amount=2&max_amount=1.99",
                "direction=credit",
                "direction=CREDIT&direction=DEBIT",
                "reference=%00",
                "reference=",
                "correlation_id=%20")) {
            channel.get(path(mine) + "?" + wrong).isProblem(400, "filter-invalid");
        }
        channel.get(path(mine) + "?page_size=0").isProblem(400, "page-size");
        channel.get(path(mine) + "?cursor=nonsense").isProblem(400, "cursor-invalid");
        var cursor = history("?page_size=1&direction=CREDIT").text("next_cursor");
        assertThat(cursor).isEmpty();
        transfer("1.00", "a").has(201);
        transfer("1.00", "b").has(201);
        var next = history("?page_size=1&direction=DEBIT").text("next_cursor");
        channel.get(path(mine) + "?direction=CREDIT&cursor=" + next).isProblem(400, "cursor-invalid");
        channel.get(path(theirs) + "?cursor=" + next).isProblem(404, "not-found");
    }

    /** Pages are read slowly while others move money in and out, in two assets. */
    @Test
    void pagesMissAndRepeatNothingWhileMoneyMoves() throws Exception {
        Books.fund(owner, mine, "USD", "100.00");
        for (int i = 1; i <= 12; i++) {
            transfer(i % 3 == 0 ? "USD" : "EUR", "0." + (10 + i), "before-" + i).has(201);
        }
        var before = keys(items(history("?page_size=200")));
        assertThat(before).hasSize(14);

        var threads = Executors.newFixedThreadPool(2);
        try {
            var moving = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 20; i++) {
                var reference = "meanwhile-" + i;
                var asset = i % 2 == 0 ? "EUR" : "USD";
                moving.add(() -> transfer(asset, "0.01", reference));
            }
            var answers = moving.stream().map(threads::submit).toList();
            var seen = new ArrayList<String>();
            var page = history("?page_size=3");
            while (true) {
                seen.addAll(keys(items(page)));
                var next = page.text("next_cursor");
                if (next.isEmpty()) {
                    break;
                }
                transfer("0.01", "between-" + seen.size()).has(201);
                page = history("?page_size=3&cursor=" + next);
            }
            for (var answer : answers) {
                answer.get().has(201);
            }

            assertThat(new HashSet<>(seen)).as("repeated").hasSameSizeAs(seen);
            assertThat(seen).as("missed").containsSubsequence(before);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anEntryWithSeveralLinesOnTheWalletIsAllThere() {
        var account = Books.id("select hex(id) from account where wallet_id = ?", UUID.fromString(mine));
        var reference = "it-" + UUID.randomUUID();
        var lines = List.of(
                Map.of("account", account.toString(), "side", "DEBIT", "amount", "5.00"),
                Map.of("account", account.toString(), "side", "CREDIT", "amount", "4.00"),
                Map.of("account", "suspense:EUR", "side", "CREDIT", "amount", "1.00"));
        Strangers.signedInWith("ledger:post")
                .send(
                        "POST",
                        "/api/v1/ledger/entries",
                        Map.of("Idempotency-Key", reference),
                        Channel.json(Map.of(
                                "mode",
                                "ALL_OR_NOTHING",
                                "entries",
                                List.of(Map.of("reference", reference, "kind", "adjustment", "lines", lines)))))
                .has(200);

        var first = history("?page_size=1&reference=" + reference);
        var second = history("?page_size=1&cursor=" + first.text("next_cursor"));

        assertThat(items(first).get(0).path("line").asInt()).isEqualTo(2);
        assertThat(items(first).get(0).path("balance_after").asText()).isEqualTo("99.00");
        assertThat(items(second).get(0).path("line").asInt()).isEqualTo(1);
        assertThat(items(second).get(0).path("balance_after").asText()).isEqualTo("95.00");
        assertThat(second.text("next_cursor")).isEmpty();
    }

    @Test
    void aPaymentIsFoundByItsReference() {
        var source = Books.id("select hex(id) from account where wallet_id = ?", UUID.fromString(mine));
        var reference = "pay-" + UUID.randomUUID();
        var destination = Books.account(owner, "PHP", "0");
        var payment = channel.pay(PaymentOrder.between(source, destination)
                        .amount("10.00")
                        .clientReference(reference))
                .has(202)
                .text("payment_id");
        Eventually.payment(channel, payment, "COMPLETED");

        var lines = items(history("?reference=" + reference));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("amount").asText()).isEqualTo("10.00");
        assertThat(lines.get(0).at("/belongs_to/type").asText()).isEqualTo("payment");
        assertThat(lines.get(0).at("/belongs_to/id").asText()).isEqualTo(payment);
    }

    @Test
    void whatIsTakenOfAHoldIsFoundByTheNameOfTheHold() {
        var hold = channel.post(
                        "/api/v1/holds",
                        Channel.json(
                                Map.of("wallet", mine, "asset", "EUR", "amount", "8.00", "client_reference", "hotel")))
                .has(201)
                .text("hold_id");
        assertThat(amounts("?reference=hotel")).isEmpty();
        var captured = channel.post(
                        "/api/v1/holds/" + hold + "/capture",
                        Channel.json(Map.of("destination_wallet", theirs, "amount", "3.00")))
                .has(200);

        var lines = items(history("?reference=hotel"));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("amount").asText()).isEqualTo("3.00");
        assertThat(lines.get(0).at("/belongs_to/type").asText()).isEqualTo("capture");
        assertThat(lines.get(0).at("/belongs_to/id")).isEqualTo(captured.body().at("/captures/0/capture_id"));
        assertThat(lines.get(0).path("client_reference").asText()).isEqualTo("hotel");
        assertThat(lines.get(0).path("counterparty_wallet").asText()).isEqualTo(theirs);
    }

    @Test
    void whoWasSentMoneySeesWhatCameAndTheStaffSeesAll() {
        var receiver = Strangers.signedIn("channel");
        var received = receiver.openWallet("Household");
        transfer(channel, mine, received, "EUR", "5.00", "a secret name").has(201);

        var line = items(receiver.get(path(received)).has(200)).get(0);
        assertThat(line.path("direction").asText()).isEqualTo("CREDIT");
        assertThat(line.path("balance_after").asText()).isEqualTo("5.00");
        assertThat(line.has("client_reference")).isFalse();
        assertThat(line.has("counterparty_wallet")).isFalse();
        assertThat(items(receiver.get(path(received) + "?reference=" + encoded("a secret name"))
                        .has(200)))
                .isEmpty();

        for (String role : List.of("operator", "auditor")) {
            var seen =
                    items(Strangers.signedIn(role).get(path(received)).has(200)).get(0);
            assertThat(seen.path("client_reference").asText()).isEqualTo("a secret name");
            assertThat(seen.path("counterparty_wallet").asText()).isEqualTo(mine);
        }
        receiver.get(path(mine)).isProblem(404, "not-found");
        receiver.get(path(UUID.randomUUID().toString())).isProblem(404, "not-found");
        Strangers.signedIn("approver").get(path(mine)).isProblem(403, "forbidden");
        Strangers.signedInWith("payments:read").get(path(mine)).isProblem(403, "insufficient-scope");
    }

    private Answer history(String query) {
        return channel.get(path(mine) + query).has(200);
    }

    private List<String> amounts(String query) {
        return items(history(query)).stream()
                .map(line -> line.path("amount").asText())
                .toList();
    }

    private static List<JsonNode> items(Answer page) {
        return StreamSupport.stream(page.body().path("items").spliterator(), false)
                .toList();
    }

    private static List<String> keys(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> line.path("entry_id").asText() + "/" + line.path("line"))
                .toList();
    }

    private Answer transfer(String amount, String reference) {
        return transfer("EUR", amount, reference);
    }

    private Answer transfer(String asset, String amount, String reference) {
        return transfer(channel, mine, theirs, asset, amount, reference);
    }

    private static Answer transfer(
            Channel channel, String from, String to, String asset, String amount, String reference) {
        return channel.post("/api/v1/transfers", body(from, to, asset, amount, reference));
    }

    private String body(String amount, String reference) {
        return body(mine, theirs, "EUR", amount, reference);
    }

    private static String body(String from, String to, String asset, String amount, String reference) {
        var body = new LinkedHashMap<String, String>();
        body.put("source_wallet", from);
        body.put("destination_wallet", to);
        body.put("asset", asset);
        body.put("amount", amount);
        body.put("client_reference", reference);
        return Channel.json(body);
    }

    private static String path(String wallet) {
        return "/api/v1/wallets/" + wallet + "/history";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

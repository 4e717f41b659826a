package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Wallets and transfers, as channels and customers use them. */
class WalletIT {

    private static final int CROWD = 16;
    private static final int ROUNDS = 6;

    private final Channel channel = Strangers.signedIn("channel");
    private final UUID owner = UUID.fromString(channelId(channel));

    @Test
    void aWalletIsOpenedOncePerKey() {
        var key = UUID.randomUUID().toString();

        var opened = open(channel, key, "Household").has(201);
        var again = open(channel, key, "Household").has(201);

        assertThat(again.text("wallet_id")).isEqualTo(opened.text("wallet_id"));
        assertThat(again.body()).isEqualTo(opened.body());
        assertThat(opened.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(opened.headers().firstValue("location")).contains("/api/v1/wallets/" + opened.text("wallet_id"));
        assertThat(opened.text("status")).isEqualTo("ACTIVE");
        open(channel, key, "Another").isProblem(422, "idempotency-key-reused");
        Books.fund(owner, opened.text("wallet_id"), "EUR", "1.00");
        assertThat(open(channel, key, "Household").has(201).body())
                .as("as it is now")
                .isEqualTo(channel.get("/api/v1/wallets/" + opened.text("wallet_id"))
                        .has(200)
                        .body());
        channel.send("POST", "/api/v1/wallets", Map.of(), "{\"name\":\"Household\"}")
                .isProblem(400, "idempotency-key-missing");
    }

    @Test
    void aWalletIsRenamedByWhoHasReadIt() {
        var opened = channel.openWallet("Household");
        var path = "/api/v1/wallets/" + opened;
        var tag = channel.get(path).headers().firstValue("etag").orElseThrow();

        channel.send("PATCH", path, Map.of(), "{\"name\":\"Holidays\"}").isProblem(428, "precondition-required");
        var renamed = channel.send("PATCH", path, Map.of("If-Match", tag), "{\"name\":\"Holidays\"}")
                .has(200);

        assertThat(renamed.text("name")).isEqualTo("Holidays");
        channel.send("PATCH", path, Map.of("If-Match", tag), "{\"name\":\"Late\"}")
                .isProblem(412, "version-conflict");
    }

    /** What is in a wallet changes without anybody editing it. */
    @Test
    void theTagChangesWithTheBalanceAndStillAllowsToRename() {
        var source = funded("100.00");
        var wallet = channel.openWallet("Savings");
        var path = "/api/v1/wallets/" + wallet;
        var before = channel.get(path).headers().firstValue("etag").orElseThrow();

        transfer(channel, source, wallet, "1.00").has(201);

        assertThat(channel.send("GET", path, Map.of("If-None-Match", before), null)
                        .status())
                .isEqualTo(200);
        channel.send("PATCH", path, Map.of("If-Match", before), "{\"name\":\"Mine\"}")
                .has(200);
    }

    /** What is shown from memory is what was committed here, each time. */
    @Test
    void whoMovesReadsWhatHeMoved() {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");
        assertThat(channel.get("/api/v1/wallets/" + destination).has(200).body().path("balances"))
                .isEmpty();

        for (int moved = 1; moved <= 20; moved++) {
            transfer(channel, source, destination, "1.00").has(201);

            assertThat(balance(source)).isEqualTo((100 - moved) + ".00");
            assertThat(balance(destination)).isEqualTo(moved + ".00");
            var shown = channel.get("/api/v1/wallets/" + source);
            assertThat(channel.send(
                                    "GET",
                                    "/api/v1/wallets/" + source,
                                    Map.of(
                                            "If-None-Match",
                                            shown.headers().firstValue("etag").orElseThrow()),
                                    null)
                            .status())
                    .isEqualTo(304);
        }
        transfer(channel, source, destination, "80.01").isProblem(422, "insufficient-funds");
        assertThat(balance(source)).isEqualTo("80.00");
        channel.send("PATCH", "/api/v1/wallets/" + source, Map.of("If-Match", "*"), "{\"name\":\"Mine\"}")
                .has(200);
        assertThat(channel.get("/api/v1/wallets/" + source).text("name")).isEqualTo("Mine");
        assertThat(channel.get("/api/v1/wallets").has(200).body().path("items"))
                .contains(channel.get("/api/v1/wallets/" + source).body());
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        var wallet = channel.openWallet("Household");
        var stranger = Strangers.signedIn("channel");

        stranger.get("/api/v1/wallets/" + wallet).isProblem(404, "not-found");
        stranger.post("/api/v1/wallets/" + wallet + "/close", null).isProblem(404, "not-found");
        stranger.send("PATCH", "/api/v1/wallets/" + wallet, Map.of("If-Match", "*"), "{\"name\":\"Mine\"}")
                .isProblem(404, "not-found");
        assertThat(stranger.get("/api/v1/wallets").has(200).body().path("items"))
                .isEmpty();
        transfer(stranger, wallet, stranger.openWallet("Theirs"), "1.00").isProblem(422, "unknown-wallet");
    }

    @Test
    void aTransferMovesMoneyAtOnce() {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");

        var transfer = transfer(channel, source, destination, "12.50").has(201);

        assertThat(balance(source)).isEqualTo("87.50");
        assertThat(balance(destination)).isEqualTo("12.50");
        var read =
                channel.get("/api/v1/transfers/" + transfer.text("transfer_id")).has(200);
        assertThat(read.body()).isEqualTo(transfer.body());
        assertThat(Books.rows(
                        "select kind, reference from journal_entry where id = unhex(replace(?, '-', ''))",
                        transfer.text("entry_id")))
                .containsExactly("wallet.transfer,transfer:" + transfer.text("transfer_id"));
        assertThat(channel.get("/api/v1/transfers")
                        .has(200)
                        .body()
                        .path("items")
                        .path(0))
                .isEqualTo(transfer.body());
        Strangers.signedIn("channel")
                .get("/api/v1/transfers/" + transfer.text("transfer_id"))
                .isProblem(404, "not-found");
        Books.areSound();
    }

    @Test
    void sentAgainUnderTheSameKeyItDoesNotMoveAgain() {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");
        var key = UUID.randomUUID().toString();
        var body = body(source, destination, "10.00", "rent");

        var first = channel.send("POST", "/api/v1/transfers", Map.of("Idempotency-Key", key), body)
                .has(201);
        var again = channel.send("POST", "/api/v1/transfers", Map.of("Idempotency-Key", key), body)
                .has(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(balance(source)).isEqualTo("90.00");
        channel.send(
                        "POST",
                        "/api/v1/transfers",
                        Map.of("Idempotency-Key", key),
                        body(source, destination, "11.00", "rent"))
                .isProblem(422, "idempotency-key-reused");
        var duplicate = channel.send("POST", "/api/v1/transfers", Map.of("Idempotency-Key", key + "2"), body)
                .isProblem(409, "duplicate-transfer");
        assertThat(duplicate.text("transfer_id")).isEqualTo(first.text("transfer_id"));
        assertThat(duplicate.headers().firstValue("location"))
                .contains("/api/v1/transfers/" + first.text("transfer_id"));
    }

    @Test
    void theSameKeyManyTimesAtOnceMovesOnce() throws Exception {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");
        var key = UUID.randomUUID().toString();
        var body = body(source, destination, "10.00", "rent");

        var answers = Crowd.asks(
                CROWD, number -> channel.send("POST", "/api/v1/transfers", Map.of("Idempotency-Key", key), body));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.text("transfer_id"))
                .containsOnly(answers.get(0).text("transfer_id"));
        assertThat(balance(source)).isEqualTo("90.00");
        assertThat(balance(destination)).isEqualTo("10.00");
    }

    @Test
    void concurrentTransfersNeverMoveMoreThanThereIs() throws Exception {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");

        var answers = Crowd.asks(CROWD, number -> transfer(channel, source, destination, "15.00"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(6);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.isProblem(422, "insufficient-funds"));
        assertThat(balance(source)).isEqualTo("10.00");
        assertThat(balance(destination)).isEqualTo("90.00");
        Books.areSound();
    }

    @Test
    void whatCanNotBeMovedIsRefusedAndNothingMoves() {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");

        transfer(channel, source, destination, "100.01").isProblem(422, "insufficient-funds");
        transfer(channel, source, source, "1.00").isProblem(422, "same-wallet");
        transfer(channel, source, destination, "0.00").isProblem(422, "amount-not-positive");
        transfer(channel, source, destination, "-1.00").isProblem(422, "amount-not-positive");
        transfer(channel, source, destination, "1.001").isProblem(422, "amount-scale");
        transfer(channel, source, destination, "1e2").isProblem(400, "amount-format");
        transfer(channel, source, UUID.randomUUID().toString(), "1.00").isProblem(422, "unknown-wallet");
        transfer(channel, UUID.randomUUID().toString(), destination, "1.00").isProblem(422, "unknown-wallet");
        transfer(channel, destination, source, "1.00").isProblem(422, "insufficient-funds");
        send(channel, body(source, destination, "1.00", "x").replace("EUR", "XXX"))
                .isProblem(422, "unknown-asset");
        send(channel, body(source, destination, "1.00", "x").replace("\"1.00\"", "1.00"))
                .isProblem(400, "amount-format");

        assertThat(balance(source)).isEqualTo("100.00");
    }

    @Test
    void aCustomerMovesWithinTheLimitsOfTheLevel() {
        var person = Person.customer();
        var mine = person.api().openWallet("Mine");
        Books.fund(UUID.fromString(person.id()), mine, "EUR", "5000.00");
        var other = channel.openWallet("Shop");

        transfer(person.api(), mine, other, "1.00").isProblem(422, "kyc-required");
    }

    @Test
    void onlyAnEmptyWalletIsClosed() {
        var source = funded("1.00");
        var destination = channel.openWallet("Savings");
        var path = "/api/v1/wallets/" + source + "/close";

        channel.post(path, null).isProblem(409, "wallet-not-empty");
        transfer(channel, source, destination, "1.00").has(201);
        assertThat(channel.post(path, null).has(200).text("status")).isEqualTo("CLOSED");

        channel.post(path, null).isProblem(409, "wallet-state");
        transfer(channel, destination, source, "1.00").isProblem(422, "account-frozen");
        var renamed =
                channel.send("PATCH", "/api/v1/wallets/" + source, Map.of("If-Match", "*"), "{\"name\":\"Holidays\"}");
        assertThat(renamed.isProblem(409, "wallet-state").text("wallet_status")).isEqualTo("CLOSED");
    }

    @Test
    void closedAgainUnderTheSameKeyItAnswersTheSame() {
        var wallet = channel.openWallet("Savings");
        var path = "/api/v1/wallets/" + wallet + "/close";
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        channel.send("POST", path, Map.of(), null).isProblem(400, "idempotency-key-missing");
        var first = channel.send("POST", path, key, null).has(200);
        var again = channel.send("POST", path, key, null).has(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        channel.send("POST", "/api/v1/wallets/" + channel.openWallet("Other") + "/close", key, null)
                .isProblem(422, "idempotency-key-reused");
        assertThat(Books.count(
                        "select count(*) from event where subject = ? and type = 'wallet.closed'",
                        UUID.fromString(wallet)))
                .isEqualTo(1);
    }

    @Test
    void closedByManyUnderOneKeyItIsClosedOnce() throws Exception {
        var path = "/api/v1/wallets/" + channel.openWallet("Savings") + "/close";
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

        var answers = Crowd.asks(CROWD, number -> channel.send("POST", path, key, null));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .filteredOn(answer ->
                        answer.headers().firstValue("idempotency-replayed").isEmpty())
                .hasSize(1);
    }

    /** Before it is decided about and after that. */
    @Test
    void aFreezeThatIsProposedAgainUnderTheSameKeyIsTheSameProposal() {
        var wallet = channel.openWallet("Household");
        var operator = Staff.signedIn("operator");
        var path = "/api/v1/wallets/" + wallet;
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        var reason = "{\"reason\":\"a test\"}";

        operator.send("POST", path + "/freeze", Map.of(), reason).isProblem(400, "idempotency-key-missing");
        operator.send("POST", path + "/unfreeze", Map.of(), reason).isProblem(400, "idempotency-key-missing");
        var first = operator.send("POST", path + "/freeze", key, reason).has(202);
        var again = operator.send("POST", path + "/freeze", key, reason).has(202);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("location"))
                .isEqualTo(first.headers().firstValue("location"));
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        operator.send("POST", path + "/freeze", key, "{\"reason\":\"another\"}")
                .isProblem(422, "idempotency-key-reused");
        operator.send("POST", path + "/unfreeze", key, reason).isProblem(422, "idempotency-key-reused");
        operator.post(path + "/freeze", reason).isProblem(409, "approval-pending");
        Staff.signedIn("approver")
                .send("POST", "/api/v1/approvals/" + first.text("approval_id") + "/approval", Map.of(), null)
                .has(200);
        assertThat(operator.send("POST", path + "/freeze", key, reason).has(202).text("status"))
                .isEqualTo("APPROVED");
        operator.post(path + "/freeze", reason).isProblem(409, "wallet-state");
    }

    @Test
    void freezingTakesTwoPeopleAndStopsBothDirections() {
        var source = funded("10.00");
        var destination = channel.openWallet("Savings");
        transfer(channel, source, destination, "1.00").has(201);

        Staff.decide("wallets", source, "freeze");

        assertThat(channel.get("/api/v1/wallets/" + source).text("status")).isEqualTo("FROZEN");
        transfer(channel, source, destination, "1.00").isProblem(422, "account-frozen");
        transfer(channel, destination, source, "1.00").isProblem(422, "account-frozen");
        channel.post("/api/v1/wallets/" + source + "/close", null).isProblem(409, "wallet-state");

        Staff.decide("wallets", source, "unfreeze");
        transfer(channel, source, destination, "1.00").has(201);
    }

    /** Whoever empties it must not keep the freeze out by that. */
    @Test
    void aWalletIsFrozenAtTheFirstAttemptWhileMoneyMovesOutOfIt() throws Exception {
        var destination = channel.openWallet("Elsewhere");
        for (int round = 0; round < ROUNDS; round++) {
            var source = funded("1000.00");
            var proposal = Staff.signedIn("operator")
                    .post("/api/v1/wallets/" + source + "/freeze", "{\"reason\":\"a test\"}")
                    .has(202)
                    .text("approval_id");
            var approver = Staff.signedIn("approver");

            var answers = Crowd.asks(
                    8 * CROWD,
                    CROWD,
                    number -> number == CROWD
                            ? approver.send("POST", "/api/v1/approvals/" + proposal + "/approval", Map.of(), null)
                            : transfer(channel, source, destination, "1.00"));

            assertThat(answers.get(CROWD).has(200).text("status")).isEqualTo("APPROVED");
            assertThat(answers)
                    .filteredOn(answer -> answer.status() >= 400)
                    .allSatisfy(answer -> answer.isProblem(422, "account-frozen"));
            transfer(channel, source, destination, "1.00").isProblem(422, "account-frozen");
        }
        Books.areSound();
    }

    @Test
    void aWalletIsClosedOrNotWhileMoneyComesIntoIt() throws Exception {
        var source = funded("1000.00");
        for (int round = 0; round < ROUNDS; round++) {
            var wallet = channel.openWallet("Savings");
            transfer(channel, source, wallet, "1.00").has(201);
            transfer(channel, wallet, source, "1.00").has(201);

            var answers = Crowd.asks(
                    CROWD,
                    number -> number % 4 == 0
                            ? channel.post("/api/v1/wallets/" + wallet + "/close", null)
                            : transfer(channel, source, wallet, "1.00"));

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.text("type") + answer.status())
                            .matches("(20[01]|.*/wallet-not-empty409|.*/wallet-state409|.*/account-frozen422)"));
        }
        Books.areSound();
    }

    /** An account that was frozen by itself is somebody else's case. */
    @Test
    void theFreezeOfAWalletAndThatOfItsAccountDoNotUndoEachOther() {
        var source = funded("10.00");
        var destination = channel.openWallet("Savings");
        var account = channel.get("/api/v1/wallets/" + source)
                .body()
                .at("/balances/0/account_id")
                .asText();

        Staff.decide("accounts", account, "freeze");
        Staff.decide("wallets", source, "freeze");
        Staff.decide("wallets", source, "unfreeze");
        transfer(channel, source, destination, "1.00").isProblem(422, "account-frozen");

        Staff.decide("wallets", source, "freeze");
        Staff.decide("accounts", account, "unfreeze");
        transfer(channel, source, destination, "1.00").isProblem(422, "account-frozen");

        Staff.decide("wallets", source, "unfreeze");
        transfer(channel, source, destination, "1.00").has(201);
    }

    @Test
    void whatHappensToAWalletIsToldInOrderWithTheBalanceAfterIt() throws Exception {
        var source = funded("100.00");
        var destination = channel.openWallet("Savings");

        Crowd.asks(CROWD, number -> transfer(channel, source, destination, "1.00"));

        var told = Books.rows(
                "select type, json_value(data, '$.balance'), json_value(data, '$.sequence') from event"
                        + " where subject = ? and type <> 'wallet.opened' order by occurred_at, json_value(data, '$.sequence') + 0",
                UUID.fromString(destination));
        assertThat(told)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, CROWD)
                        .mapToObj(number -> "wallet.credited," + number + ".00," + number)
                        .toList());
        Eventually.is(() -> assertThat(Books.count(
                        "select count(*) from event_outbox join event on event.id = event_id where subject in (?, ?)",
                        UUID.fromString(source),
                        UUID.fromString(destination)))
                .isZero());
    }

    private String funded(String balance) {
        var wallet = channel.openWallet("Household");
        Books.fund(owner, wallet, "EUR", balance);
        return wallet;
    }

    private String balance(String wallet) {
        return channel.get("/api/v1/wallets/" + wallet)
                .has(200)
                .body()
                .path("balances")
                .path(0)
                .path("balance")
                .asText();
    }

    private static String channelId(Channel channel) {
        var wallet = UUID.fromString(channel.openWallet("First"));
        return Books.id("select hex(owner_id) from wallet where id = ?", wallet).toString();
    }

    private static Answer open(Channel channel, String key, String name) {
        return channel.send(
                "POST", "/api/v1/wallets", Map.of("Idempotency-Key", key), Channel.json(Map.of("name", name)));
    }

    private static Answer transfer(Channel channel, String source, String destination, String amount) {
        return send(channel, body(source, destination, amount, UUID.randomUUID().toString()));
    }

    private static Answer send(Channel channel, @Nullable String body) {
        return channel.post("/api/v1/transfers", body);
    }

    private static String body(String source, String destination, String amount, String reference) {
        var body = new LinkedHashMap<String, String>();
        body.put("source_wallet", source);
        body.put("destination_wallet", destination);
        body.put("asset", "EUR");
        body.put("amount", amount);
        body.put("client_reference", reference);
        return Channel.json(body);
    }
}

package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.secret.SandboxSecrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that comes from the bank, by its callback and by message. */
class DepositIT {

    private static final String QUEUE = "coffer.backoffice.deposits";
    private static final int CROWD = 8;
    private static final int ROUNDS = 25;

    private final Channel channel = Strangers.signedIn("channel");

    @AfterEach
    void theBooksAreSound() {
        Books.areSound();
    }

    @Test
    void whatSomebodySendsToTheHousesAccountIsInTheWalletThatItsReferenceNames() {
        var wallet = channel.openWallet("Household");
        var instructions = channel.get("/api/v1/wallets/" + wallet + "/deposit-instructions")
                .has(200);

        assertThat(instructions.text("reference")).matches("RF[0-9]{2}[2-9A-Z]{12}");
        assertThat(instructions.text("printed_reference").replace(" ", "")).isEqualTo(instructions.text("reference"));
        assertThat(instructions.text("iban")).isEqualTo("DE89370400440532013000");
        assertThat(channel.get("/api/v1/wallets/" + wallet + "/deposit-instructions")
                        .body())
                .isEqualTo(instructions.body());

        SandboxBank.transfer(instructions.text("printed_reference"), "EUR", "125.00");

        Eventually.is(() -> assertThat(balance(wallet)).isEqualTo("125.00"));
        var deposit =
                channel.get("/api/v1/deposits").has(200).body().path("items").path(0);
        assertThat(deposit.path("status").asText()).isEqualTo("CREDITED");
        assertThat(deposit.path("wallet").asText()).isEqualTo(wallet);
        var id = deposit.path("deposit_id").asText();
        assertThat(channel.get("/api/v1/deposits/" + id).has(200).body()).isEqualTo(deposit);
        assertThat(Books.rows(
                        "select e.kind, a.kind, cast(p.amount as decimal(20, 2)) from journal_entry e join posting p on p.entry_id = e.id"
                                + " join account a on a.id = p.account_id where e.reference = ? order by p.line",
                        "deposit:" + id))
                .containsExactly("wallet.deposit,bank,125.00", "wallet.deposit,customer,-125.00");
        Strangers.signedIn("channel").get("/api/v1/deposits/" + id).isProblem(404, "not-found");
    }

    @Test
    void onlyWhatTheBankHasSignedJustNowIsRead() {
        var body = SandboxBank.deposit(transaction(), reference(channel.openWallet("Household")), "EUR", "1.00");
        var now = Instant.now();

        tell(SandboxBank.signed(DemoChannel.WEBHOOK_SECRET, now, body), body).isProblem(401, "signature-invalid");
        tell(SandboxBank.signed(SandboxSecrets.BANK_CALLBACK_SECRET, now.minusSeconds(400), body), body)
                .isProblem(401, "signature-invalid");
        tell(SandboxBank.signed(body), body + " ").isProblem(401, "signature-invalid");
        tell(Map.of(), body).isProblem(400, "invalid-request");
        tell(SandboxBank.signed("{}"), "{}").isProblem(400, "missing-field");

        SandboxBank.tell(body).has(200);
    }

    @Test
    void toldTwiceItIsPostedOnceAndNothingElseIsTakenUnderItsId() {
        var wallet = channel.openWallet("Household");
        var reference = reference(wallet);
        var transaction = transaction();

        var first = SandboxBank.tell(SandboxBank.deposit(transaction, reference, "EUR", "10.00"))
                .has(200);
        var again = SandboxBank.tell(SandboxBank.deposit(transaction, reference, "EUR", "10.00"))
                .has(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(SandboxBank.tell(SandboxBank.deposit(transaction, reference, "EUR", "11.00"))
                        .isProblem(409, "duplicate-bank-transaction")
                        .text("deposit_id"))
                .isEqualTo(first.text("id"));
        SandboxBank.tell(SandboxBank.deposit(transaction, reference, "USD", "10.00"))
                .isProblem(409, "duplicate-bank-transaction");
        assertThat(balance(wallet)).isEqualTo("10.00");
        // What was refused has opened no account.
        assertThat(channel.get("/api/v1/wallets/" + wallet).body().path("balances"))
                .hasSize(1);
    }

    @Test
    void toldManyTimesAtOnceItIsPostedOnce() throws Exception {
        var wallet = channel.openWallet("Household");
        var threads = Executors.newFixedThreadPool(CROWD);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                var body = SandboxBank.deposit(transaction(), reference(wallet), "EUR", "10.00");
                for (var answer :
                        threads.invokeAll(Collections.<Callable<Answer>>nCopies(CROWD, () -> SandboxBank.tell(body)))) {
                    answer.get().has(200);
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(balance(wallet)).isEqualTo(10 * ROUNDS + ".00");
    }

    @Test
    void moneyThatNoWalletMayHaveWaitsInSuspense() {
        var closed = channel.openWallet("Household");
        var ofClosed = reference(closed);
        channel.post("/api/v1/wallets/" + closed + "/close", null).has(200);
        var stranger = Person.customer();
        var unverified = stranger.api().openWallet("Household");
        var ofUnverified = stranger.api()
                .get("/api/v1/wallets/" + unverified + "/deposit-instructions")
                .has(200)
                .text("reference");

        isSuspended("the rent", "EUR", "UNKNOWN_REFERENCE");
        isSuspended(ofClosed, "EUR", "WALLET_CLOSED");
        isSuspended(ofUnverified, "EUR", "OWNER_NOT_VERIFIED");
        isSuspended(reference(channel.openWallet("Household")), "MXN", "CURRENCY_NOT_TAKEN");
        SandboxBank.tell(SandboxBank.deposit(transaction(), "x", "USDC", "5.00"))
                .isProblem(422, "unknown-currency");
        SandboxBank.tell(SandboxBank.deposit(transaction(), "x", "EUR", "0.001"))
                .isProblem(422, "amount-scale");
        SandboxBank.tell(SandboxBank.deposit(transaction(), "x", "EUR", "0.00")).isProblem(422, "amount-not-positive");

        assertThat(channel.get("/api/v1/deposits").has(200).body().path("items"))
                .isEmpty();
        channel.get("/api/v1/wallets/" + closed + "/deposit-instructions").isProblem(404, "not-found");
    }

    /** One garbled amount must not fill the house's account, which everybody's money comes to. */
    @Test
    void anAmountThatNobodyCanMeanIsRefused() {
        var wallet = wallet();
        var body = SandboxBank.deposit(transaction(), reference(wallet), "GBP", "1000000000000000.00");

        SandboxBank.tell(body).isProblem(422, "amount-too-large");
        SandboxBank.tell(body.replace("1000000000000000.00", "99999999999999999999.99"))
                .isProblem(422, "amount-too-large");
        transfer(wallet, wallet(), "1000000000000000").isProblem(422, "amount-too-large");
        hold(wallet, "1000000000000000").isProblem(422, "amount-too-large");

        assertThat(SandboxBank.tell(body.replace("1000000000000000.00", "5.00"))
                        .has(200)
                        .text("status"))
                .isEqualTo("CREDITED");
    }

    @Test
    void whatAnAccountHasNoRoomForIsRefused() {
        var full = channel.openWallet("Household");
        Books.fund(
                Books.id("select hex(owner_id) from wallet where id = ?", UUID.fromString(full)),
                full,
                "GBP",
                "9999999999999999995.00");
        var other = wallet();
        SandboxBank.tell(SandboxBank.deposit(transaction(), reference(other), "GBP", "50.00"))
                .has(200);
        var hold = hold(other, "20.00").has(201).text("hold_id");
        var transaction = transaction();

        SandboxBank.tell(SandboxBank.deposit(transaction, reference(full), "GBP", "10.00"))
                .isProblem(422, "amount-too-large");
        transfer(other, full, "10.00").isProblem(422, "amount-too-large");
        send("/holds/" + hold + "/capture", Map.of("destination_wallet", full, "amount", "10.00"))
                .isProblem(422, "amount-too-large");

        assertThat(balance(full)).isEqualTo("9999999999999999995.00");
        assertThat(balance(other)).isEqualTo("50.00");
        SandboxBank.tell(SandboxBank.deposit(transaction, reference(full), "GBP", "4.99"))
                .has(200);
        transfer(full, other, "4.99").has(201);
    }

    @Test
    void aFrozenWalletTakesWhatHasCome() {
        var wallet = channel.openWallet("Household");
        var reference = reference(wallet);
        var proposal = Staff.signedIn("operator")
                .post("/api/v1/wallets/" + wallet + "/freeze", "{\"reason\":\"a test\"}")
                .has(202);
        Staff.approve(proposal);

        SandboxBank.tell(SandboxBank.deposit(transaction(), reference, "EUR", "10.00"))
                .has(200);

        assertThat(balance(wallet)).isEqualTo("10.00");
        channel.post(
                        "/api/v1/transfers",
                        Channel.json(Map.of(
                                "source_wallet",
                                wallet,
                                "destination_wallet",
                                channel.openWallet("Household"),
                                "asset",
                                "EUR",
                                "amount",
                                "1.00",
                                "client_reference",
                                UUID.randomUUID().toString())))
                .isProblem(422, "account-frozen");
    }

    @Test
    void aMessageOfTheBackOfficeIsPostedOnceWhoeverElseTellsTheSame() throws Exception {
        var wallet = channel.openWallet("Household");
        var reference = reference(wallet);
        var transaction = transaction();
        var other = transaction();
        var body = Channel.json(SandboxBank.data(transaction, reference, "EUR", "10.00"));

        send(body);
        send(body);
        SandboxBank.tell(SandboxBank.deposit(transaction, reference, "EUR", "10.00"))
                .has(200);
        send(Channel.json(SandboxBank.data(other, reference, "EUR", "5.00")));

        Eventually.is(() -> assertThat(balance(wallet)).isEqualTo("15.00"));
        Eventually.is(() -> assertThat(Broker.depth(QUEUE)).isZero());
        assertThat(balance(wallet)).isEqualTo("15.00");
        assertThat(Books.count("select count(*) from deposit where bank_transaction_id in (?, ?)", transaction, other))
                .isEqualTo(2);
    }

    @Test
    void aMessageThatCanNotBeReadEndsAmongTheDeadLettersWithTheReason() throws Exception {
        long before = Broker.depth(QUEUE + ".dlq");

        send("no json");
        send("{\"bank_transaction_id\":\"" + transaction() + "\",\"currency\":\"XXX\",\"amount\":\"1.00\"}");

        Eventually.is(() -> assertThat(Broker.depth(QUEUE + ".dlq")).isEqualTo(before + 2));
        assertThat(Broker.depth(QUEUE)).isZero();
        var reasons = new ArrayList<String>();
        Running.stack()
                .embeddedBroker()
                .server()
                .locateQueue(QUEUE + ".dlq")
                .forEach(letter -> reasons.add(letter.getMessage().getStringProperty("refusal")));
        assertThat(reasons).anyMatch(reason -> reason.startsWith("malformed-json"));
        assertThat(reasons).anyMatch(reason -> reason.startsWith("unknown-currency"));
    }

    @Test
    void whatWasSuspendedIsGivenToAWalletByTwoPeople() {
        var wallet = channel.openWallet("Household");
        var told = SandboxBank.tell(SandboxBank.deposit(transaction(), "the rent", "EUR", "7.00"))
                .has(200);
        var path = "/api/v1/deposits/" + told.text("id");
        var body = Channel.json(Map.of("wallet", wallet, "reason", "The payer called"));

        var proposal = Staff.signedIn("operator")
                .send("POST", path + "/assignment-proposals", Map.of(), body)
                .has(202);
        assertThat(channel.get("/api/v1/wallets/" + wallet).body().path("balances"))
                .isEmpty();
        Staff.approve(proposal);

        assertThat(balance(wallet)).isEqualTo("7.00");
        assertThat(channel.get(path).has(200).text("status")).isEqualTo("ASSIGNED");
        Staff.signedIn("operator")
                .send("POST", path + "/assignment-proposals", Map.of(), body)
                .isProblem(409, "deposit-state");
        assertThat(SandboxBank.tell(SandboxBank.deposit(
                                Books.rows(
                                                "select bank_transaction_id from deposit where id = ?",
                                                UUID.fromString(told.text("id")))
                                        .get(0),
                                "the rent",
                                "EUR",
                                "7.00"))
                        .has(200)
                        .text("status"))
                .isEqualTo("ASSIGNED");
    }

    /** Or it could still be assigned, out of other people's money. */
    @Test
    void aDepositIsNotTakenBackInTheLedger() {
        var wallet = channel.openWallet("Household");
        var suspended = SandboxBank.tell(SandboxBank.deposit(transaction(), "the rent", "EUR", "7.00"))
                .has(200)
                .text("id");
        var credited = SandboxBank.tell(SandboxBank.deposit(transaction(), reference(wallet), "EUR", "7.00"))
                .has(200)
                .text("id");

        isNotReversible("deposit:" + suspended);
        isNotReversible("deposit:" + credited);
        var proposal = Staff.signedIn("operator")
                .send(
                        "POST",
                        "/api/v1/deposits/" + suspended + "/assignment-proposals",
                        Map.of(),
                        Channel.json(Map.of("wallet", wallet, "reason", "The payer called")))
                .has(202);
        Staff.approve(proposal);
        isNotReversible("deposit-assigned:" + suspended);

        assertThat(balance(wallet)).isEqualTo("14.00");
    }

    private String wallet() {
        return channel.openWallet("Household");
    }

    private Answer hold(String wallet, String amount) {
        return send(
                "/holds",
                Map.of(
                        "wallet",
                        wallet,
                        "asset",
                        "GBP",
                        "amount",
                        amount,
                        "client_reference",
                        UUID.randomUUID().toString()));
    }

    private Answer transfer(String source, String destination, String amount) {
        return send(
                "/transfers",
                Map.of(
                        "source_wallet",
                        source,
                        "destination_wallet",
                        destination,
                        "asset",
                        "GBP",
                        "amount",
                        amount,
                        "client_reference",
                        UUID.randomUUID().toString()));
    }

    private Answer send(String path, Map<String, String> body) {
        return channel.post("/api/v1" + path, Channel.json(body));
    }

    private static void isNotReversible(String reference) {
        Staff.proposeReversal(reference).isProblem(409, "entry-not-reversible");
    }

    private static void isSuspended(String reference, String currency, String reason) {
        var told = SandboxBank.tell(SandboxBank.deposit(transaction(), reference, currency, "7.00"))
                .has(200);

        assertThat(told.text("status")).isEqualTo("SUSPENDED");
        var deposit = Staff.signedIn("operator")
                .get("/api/v1/deposits?status=SUSPENDED&page_size=200")
                .has(200)
                .body()
                .path("items");
        assertThat(deposit)
                .filteredOn(one -> one.path("deposit_id").asText().equals(told.text("id")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("reason").asText()).isEqualTo(reason);
                    assertThat(one.has("wallet")).isFalse();
                });
        assertThat(Books.rows(
                        "select a.kind from journal_entry e join posting p on p.entry_id = e.id"
                                + " join account a on a.id = p.account_id where e.reference = ? order by p.line",
                        "deposit:" + told.text("id")))
                .containsExactly("bank", "suspense");
    }

    private static Answer tell(Map<String, String> headers, String body) {
        return Channel.anonymous().send("POST", SandboxBank.CALLBACKS, headers, body);
    }

    /** As a back-office system does. */
    private static void send(String text) throws Exception {
        try (var locator = ActiveMQClient.createServerLocator(
                        "tcp://127.0.0.1:" + Running.stack().broker().port());
                var sessions = locator.createSessionFactory();
                var session = sessions.createSession(
                        SandboxSecrets.BROKER_USER, SandboxSecrets.BROKER_PASSWORD, false, true, true, false, 1);
                var producer = session.createProducer(QUEUE)) {
            var message = session.createMessage(Message.TEXT_TYPE, true);
            message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
            producer.send(message);
        }
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

    private String reference(String wallet) {
        return channel.get("/api/v1/wallets/" + wallet + "/deposit-instructions")
                .has(200)
                .text("reference");
    }

    private static String transaction() {
        return "BTX-" + UUID.randomUUID();
    }
}

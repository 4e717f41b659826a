package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.coffer.sandbox.provider.Bank;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Provider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Money that is paid out to bank accounts. */
class WithdrawalIT {

    private static final String PATH = "/api/v1/withdrawals";
    private static final String IBAN = "DE75512108001245126199";
    private static final String CLOSED_ACCOUNT = "DE04512108001245129999";
    private static final String ERIKA = "Erika Mustermann";

    private final Channel channel = Strangers.signedIn("channel");

    @AfterEach
    void theBankWorksAsUsualAndTheBooksAreSound() {
        Running.stack().faults().clear(Provider.BANK);
        Running.stack().bank().behave(new Bank.Behaviour(300, true));
        Eventually.is(() -> assertThat(
                        Books.count("select count(*) from withdrawal where status in ('PENDING', 'PROCESSING')"))
                .isZero());
        Books.areSound();
    }

    @Test
    void theBankPaysAndSaysSo() {
        var wallet = funded(channel, "100.00");

        var accepted = withdraw(channel, wallet, "40.00", "DE75 5121 0800 1245 1261 99")
                .has(202);

        assertThat(accepted.text("status")).isIn("PENDING", "PROCESSING");
        assertThat(accepted.text("iban")).isEqualTo(IBAN);
        assertThat(accepted.headers().firstValue("location")).contains(PATH + "/" + id(accepted));
        assertThat(available(channel, wallet)).isEqualTo("60.00");
        var completed = eventually(channel, id(accepted), "COMPLETED");
        assertThat(completed.body().path("history").findValuesAsText("status"))
                .containsExactly("PENDING", "PROCESSING", "COMPLETED");
        assertThat(completed.text("payout_id")).startsWith("po_");
        assertThat(balance(channel, wallet)).isEqualTo("60.00");
        assertThat(lines("withdrawal:" + id(accepted)))
                .containsExactly("wallet.withdrawal,customer,40.00", "wallet.withdrawal,bank,-40.00");
        assertThat(channel.get(PATH + "?status=COMPLETED").has(200).body().at("/items/0"))
                .isEqualTo(completed.body());

        var seen = Staff.signedIn("operator").get(PATH + "/" + id(accepted)).has(200);
        assertThat(seen.text("creditor_name")).isEqualTo("E***");
        assertThat(seen.text("iban")).isEqualTo("DE75***6199");
        Strangers.signedIn("channel").get(PATH + "/" + id(accepted)).isProblem(404, "not-found");
    }

    @Test
    void whatTheBankRefusesStaysInTheWallet() throws IOException {
        var wallet = funded(channel, "100.00");

        var withdrawal = withdraw(channel, wallet, "40.00", CLOSED_ACCOUNT).has(202);

        assertThat(eventually(channel, id(withdrawal), "FAILED").text("reason")).isEqualTo("account-closed");
        assertThat(available(channel, wallet)).isEqualTo("100.00");
        isTold(id(withdrawal), "withdrawal.failed");
        assertThat(lines("withdrawal:" + id(withdrawal))).isEmpty();

        Running.stack().faults().set(Provider.BANK, Fault.next(Fault.Kind.REFUSE, 1));
        var declined = withdraw(channel, wallet, "40.00", IBAN).has(202);
        assertThat(eventually(channel, id(declined), "FAILED").text("reason")).isEqualTo("declined");
        assertThat(available(channel, wallet)).isEqualTo("100.00");
    }

    /** The bank took the order, and neither answers nor tells: only asking shows what became of it. */
    @Test
    void whatBecameOfAnOrderWithoutAnAnswerIsAskedAndNotGuessed() {
        Running.stack().bank().behave(new Bank.Behaviour(0, false));
        Running.stack().faults().set(Provider.BANK, Fault.next(Fault.Kind.DROP_AFTER_ACCEPT, 1));
        var paid = funded(channel, "100.00");
        var first = withdraw(channel, paid, "40.00", IBAN).has(202);
        var second = withdraw(channel, paid, "10.00", CLOSED_ACCOUNT).has(202);

        eventually(channel, id(first), "COMPLETED");
        eventually(channel, id(second), "FAILED");

        assertThat(balance(channel, paid)).isEqualTo("60.00");
    }

    @Test
    void aBankThatIsDownOrTalksNonsenseDelaysAndLosesNothing() {
        Running.stack().bank().behave(new Bank.Behaviour(0, false));
        Running.stack().faults().set(Provider.BANK, Fault.next(Fault.Kind.FAIL, 2));
        var wallet = funded(channel, "100.00");

        var down = withdraw(channel, wallet, "10.00", IBAN).has(202);
        eventually(channel, id(down), "COMPLETED");
        Running.stack().faults().set(Provider.BANK, Fault.next(Fault.Kind.GARBAGE, 1));
        var nonsense = withdraw(channel, wallet, "20.00", IBAN).has(202);
        eventually(channel, id(nonsense), "COMPLETED");

        assertThat(balance(channel, wallet)).isEqualTo("70.00");
    }

    /** Its message overtakes its answer. */
    @Test
    void aConfirmationMayComeBeforeTheAnswerToTheOrder() {
        Running.stack().bank().behave(new Bank.Behaviour(0, true));
        Running.stack().faults().set(Provider.BANK, Fault.delay(700, 1));
        var wallet = funded(channel, "100.00");

        var withdrawal = withdraw(channel, wallet, "40.00", IBAN).has(202);

        eventually(channel, id(withdrawal), "COMPLETED");
        assertThat(balance(channel, wallet)).isEqualTo("60.00");
    }

    @Test
    void whatIsSaidTwiceChangesNothingAndWhatContradictsIsRefused() {
        var wallet = funded(channel, "100.00");
        var paid = withdraw(channel, wallet, "40.00", IBAN).has(202);
        var failed = withdraw(channel, wallet, "10.00", CLOSED_ACCOUNT).has(202);
        eventually(channel, id(paid), "COMPLETED");
        eventually(channel, id(failed), "FAILED");

        assertThat(SandboxBank.tell(payout(id(paid), "40.00", "SETTLED"))
                        .has(200)
                        .text("status"))
                .isEqualTo("COMPLETED");
        assertThat(SandboxBank.tell(payout(id(failed), "10.00", "REFUSED"))
                        .has(200)
                        .text("status"))
                .isEqualTo("FAILED");
        SandboxBank.tell(payout(id(paid), "40.00", "REFUSED")).isProblem(409, "withdrawal-state");
        SandboxBank.tell(payout(id(failed), "10.00", "SETTLED")).isProblem(409, "withdrawal-state");
        SandboxBank.tell(payout(id(paid), "41.00", "SETTLED")).isProblem(409, "withdrawal-state");
        SandboxBank.tell(payout(id(paid), "40.00", "SETTLED", "po_other", "none"))
                .isProblem(409, "withdrawal-state");
        SandboxBank.tell(payout(id(paid), "40.00", "RETURNED", "po_other", "BTX-" + UUID.randomUUID()))
                .isProblem(409, "withdrawal-state");
        SandboxBank.tell(payout(UUID.randomUUID().toString(), "41.00", "SETTLED"))
                .isProblem(404, "not-found");
        SandboxBank.tell(payout(id(paid), "40.00", "PERHAPS")).isProblem(400, "invalid-field");

        assertThat(balance(channel, wallet)).isEqualTo("60.00");
        assertThat(available(channel, wallet)).isEqualTo("60.00");
        assertThat(Books.count(
                        "select count(*) from audit_record where action = 'withdrawal.contradicted' and subject_id in (?, ?)",
                        UUID.fromString(id(paid)),
                        UUID.fromString(id(failed))))
                .isEqualTo(5);
    }

    /** Two payouts under one reference: which of them became what, no program can know. */
    @Test
    void whatIsSaidOfAnotherPayoutDecidesNothing() {
        Running.stack().bank().behave(new Bank.Behaviour(1_500, false));
        var wallet = funded(channel, "100.00");
        var withdrawal = withdraw(channel, wallet, "40.00", IBAN).has(202);
        Eventually.is(() -> assertThat(payoutId(id(withdrawal))).isNotEqualTo("po_test"));
        var known = payoutId(id(withdrawal));

        for (String status : List.of("ACCEPTED", "SETTLED", "REFUSED", "RETURNED")) {
            SandboxBank.tell(payout(id(withdrawal), "40.00", status, "po_other", "BTX-" + UUID.randomUUID()))
                    .isProblem(409, "withdrawal-state");
        }

        assertThat(eventually(channel, id(withdrawal), "COMPLETED").text("payout_id"))
                .isEqualTo(known);
        assertThat(balance(channel, wallet)).isEqualTo("60.00");
    }

    @Test
    void whatComesBackIsANewEntry() throws IOException {
        var wallet = funded(channel, "100.00");
        var withdrawal = withdraw(channel, wallet, "40.00", IBAN).has(202);
        eventually(channel, id(withdrawal), "COMPLETED");

        SandboxBank.post(
                "/bank/returns", Map.of("reference", "withdrawal:" + id(withdrawal), "reason", "unknown-name"));

        var returned = eventually(channel, id(withdrawal), "RETURNED");
        assertThat(returned.text("reason")).isEqualTo("unknown-name");
        isTold(id(withdrawal), "withdrawal.completed");
        isTold(id(withdrawal), "withdrawal.returned");
        assertThat(balance(channel, wallet)).isEqualTo("100.00");
        assertThat(lines("withdrawal:" + id(withdrawal) + ":return"))
                .containsExactly("wallet.return,bank,40.00", "wallet.return,customer,-40.00");
        assertThat(SandboxBank.tell(payout(id(withdrawal), "40.00", "SETTLED"))
                        .has(200)
                        .text("status"))
                .isEqualTo("RETURNED");
        SandboxBank.tell(payout(id(withdrawal), "40.00", "RETURNED")).isProblem(409, "withdrawal-state");
        var history = "/api/v1/wallets/" + wallet + "/history";
        var lines = channel.get(history).has(200).body().path("items");
        assertThat(lines)
                .extracting(line -> line.path("kind").asText() + " of "
                        + line.path("belongs_to").path("type").asText())
                .containsExactly(
                        "wallet.return of withdrawal", "wallet.withdrawal of withdrawal", "wallet.deposit of deposit");
        assertThat(lines.path(0).path("belongs_to").path("id").asText()).isEqualTo(id(withdrawal));
        assertThat(channel.get(history + "?reference="
                                + lines.path(0).path("client_reference").asText())
                        .has(200)
                        .body()
                        .path("items"))
                .hasSize(2);
    }

    /** Deposits also come from the back office, which sees returns on the bank's account statement. */
    @Test
    void oneTransactionOfTheBankIsNotCreditedTwice() {
        var wallet = funded(channel, "100.00");
        var returned = completed(wallet, "40.00");
        var name = "BTX-" + UUID.randomUUID();
        SandboxBank.tell(returned(returned, "40.00", name)).has(200);

        assertThat(SandboxBank.tell(SandboxBank.deposit(name, reference(channel, wallet), "EUR", "40.00"))
                        .isProblem(409, "duplicate-bank-transaction")
                        .text("withdrawal_id"))
                .isEqualTo(returned);
        var second = completed(wallet, "40.00");
        assertThat(SandboxBank.tell(returned(second, "40.00", name))
                        .isProblem(409, "duplicate-bank-transaction")
                        .text("withdrawal_id"))
                .isEqualTo(returned);
        var deposited = "BTX-" + UUID.randomUUID();
        var deposit = SandboxBank.tell(SandboxBank.deposit(deposited, reference(channel, wallet), "EUR", "5.00"))
                .has(200);
        assertThat(SandboxBank.tell(returned(second, "40.00", deposited))
                        .isProblem(409, "duplicate-bank-transaction")
                        .text("deposit_id"))
                .isEqualTo(deposit.text("id"));

        assertThat(balance(channel, wallet)).isEqualTo("65.00");
        assertThat(SandboxBank.tell(returned(returned, "40.00", name)).has(200).text("status"))
                .isEqualTo("RETURNED");
        SandboxBank.tell(returned(second, "40.00", "BTX-" + UUID.randomUUID())).has(200);
        assertThat(balance(channel, wallet)).isEqualTo("105.00");
    }

    @Test
    void ofTwoReturnsAtOnceUnderOneNameOneIsCredited() throws Exception {
        var wallet = funded(channel, "100.00");
        var withdrawals = List.of(completed(wallet, "40.00"), completed(wallet, "40.00"));
        var name = "BTX-" + UUID.randomUUID();

        var answers = Crowd.asks(2, number -> SandboxBank.tell(returned(withdrawals.get(number), "40.00", name)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(balance(channel, wallet)).isEqualTo("60.00");
    }

    /** Or it would come back twice: once by two people, once by the bank. */
    @Test
    void neitherAWithdrawalNorItsReturnIsTakenBackInTheLedger() {
        var wallet = funded(channel, "100.00");
        var other = funded(channel, "1.00");
        var withdrawal = completed(wallet, "40.00");

        Staff.proposeReversal("withdrawal:" + withdrawal).isProblem(409, "entry-not-reversible");

        // One that was proposed before there was this rule.
        var proposed = Staff.proposeReversal("transfer:" + transfer(wallet, other))
                .has(202)
                .text("approval_id");
        Books.execute(
                "update approval set subject_id = ? where id = ?",
                Books.entry("withdrawal:" + withdrawal),
                UUID.fromString(proposed));
        assertThat(Staff.signedIn("approver")
                        .send("POST", "/api/v1/approvals/" + proposed + "/approval", Map.of(), null)
                        .isProblem(409, "approval-failed")
                        .text("failure"))
                .isEqualTo("entry-not-reversible");

        SandboxBank.tell(returned(withdrawal, "40.00", "BTX-" + UUID.randomUUID()))
                .has(200);
        assertThat(balance(channel, wallet)).isEqualTo("99.00");
        Staff.proposeReversal("withdrawal:" + withdrawal + ":return").isProblem(409, "entry-not-reversible");
        assertThat(balance(channel, wallet)).isEqualTo("99.00");
    }

    @Test
    void whatComesBackToAClosedWalletWaitsInSuspense() {
        var wallet = funded(channel, "40.00");
        var withdrawal = withdraw(channel, wallet, "40.00", IBAN).has(202);
        eventually(channel, id(withdrawal), "COMPLETED");
        channel.post("/api/v1/wallets/" + wallet + "/close", null).has(200);

        SandboxBank.post("/bank/returns", Map.of("reference", "withdrawal:" + id(withdrawal)));

        eventually(channel, id(withdrawal), "RETURNED");
        assertThat(lines("withdrawal:" + id(withdrawal) + ":return"))
                .containsExactly("wallet.return,bank,40.00", "wallet.return,suspense,-40.00");
        var operator = Staff.signedIn("operator");
        var suspended = operator.get("/api/v1/deposits?status=SUSPENDED&page_size=200")
                .has(200)
                .body()
                .path("items");
        assertThat(suspended)
                .filteredOn(one -> one.path("reference").asText().equals("withdrawal:" + id(withdrawal)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("reason").asText()).isEqualTo("WALLET_CLOSED");
                    assertThat(one.path("amount").asText()).isEqualTo("40.00");
                });
        var deposit = Books.id("select hex(id) from deposit where reference = ?", "withdrawal:" + id(withdrawal));
        var other = channel.openWallet("Household");
        var proposal = operator.send(
                        "POST",
                        "/api/v1/deposits/" + deposit + "/assignment-proposals",
                        Map.of(),
                        Channel.json(Map.of("wallet", other, "reason", "The owner's other wallet")))
                .has(202);
        Staff.approve(proposal);
        assertThat(balance(channel, other)).isEqualTo("40.00");
    }

    @Test
    void ofTwoAtOnceThatAreTooMuchTogetherOneIsAccepted() throws Exception {
        var wallet = funded(channel, "100.00");

        var answers = Crowd.asks(2, number -> withdraw(channel, wallet, "60.00", IBAN));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(202, 422);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 422)
                .allSatisfy(answer -> answer.isProblem(422, "insufficient-funds"));
    }

    @Test
    void sentAgainUnderTheSameKeyItIsTheSame() {
        var wallet = funded(channel, "100.00");
        var key = UUID.randomUUID().toString();
        var body = body(wallet, "10.00", IBAN, "rent");

        var first = send(channel, key, body).has(202);
        var again = send(channel, key, body).has(202);

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        send(channel, key, body(wallet, "11.00", IBAN, "rent")).isProblem(422, "idempotency-key-reused");
        var duplicate = send(channel, key + "2", body).isProblem(409, "duplicate-withdrawal");
        assertThat(duplicate.text("withdrawal_id")).isEqualTo(id(first));
        assertThat(duplicate.headers().firstValue("location")).contains(PATH + "/" + id(first));
        assertThat(available(channel, wallet)).isEqualTo("90.00");
    }

    @Test
    void whatCanNotBePaidIsRefusedAtOnce() {
        var wallet = funded(channel, "100.00");

        withdraw(channel, wallet, "100.01", IBAN).isProblem(422, "insufficient-funds");
        withdraw(channel, wallet, "1.00", "DE75512108001245126198").isProblem(422, "iban-invalid");
        withdraw(channel, wallet, "1.00", "not an iban").isProblem(422, "iban-invalid");
        withdraw(channel, wallet, "0.00", IBAN).isProblem(422, "amount-not-positive");
        withdraw(channel, wallet, "0.001", IBAN).isProblem(422, "amount-scale");
        withdraw(channel, wallet, "1000000000000000", IBAN).isProblem(422, "amount-too-large");
        withdraw(channel, UUID.randomUUID().toString(), "1.00", IBAN).isProblem(422, "unknown-wallet");
        send(channel, "x", body(wallet, "1.00", IBAN, "a").replace("EUR", "MXN"))
                .isProblem(422, "currency-not-taken");
        send(channel, "x", body(wallet, "1.00", IBAN, "a").replace("EUR", "USDC"))
                .isProblem(422, "unknown-currency");
        withdraw(Strangers.signedIn("channel"), wallet, "1.00", IBAN).isProblem(422, "unknown-wallet");
        var proposal = Staff.signedIn("operator")
                .post("/api/v1/wallets/" + wallet + "/freeze", "{\"reason\":\"a test\"}")
                .has(202);
        Staff.approve(proposal);
        withdraw(channel, wallet, "1.00", IBAN).isProblem(422, "account-frozen");

        assertThat(available(channel, wallet)).isEqualTo("100.00");
    }

    /** 500 euros a movement, 1,000 a day at level 1; what failed counts no more. */
    @Test
    void aCustomerWithdrawsWithinTheLimitsOfTheLevel() {
        var customer = Kyc.levelOne().person();
        var api = customer.api();
        var wallet = funded(api, "2000.00");

        withdraw(api, wallet, "500.01", IBAN).isProblem(422, "limit-exceeded");
        for (int i = 0; i < 3; i++) {
            var failed = withdraw(api, wallet, "500.00", CLOSED_ACCOUNT).has(202);
            eventually(api, id(failed), "FAILED");
        }
        withdraw(api, wallet, "500.00", IBAN).has(202);
        withdraw(api, wallet, "500.00", IBAN).has(202);
        withdraw(api, wallet, "0.01", IBAN).isProblem(422, "limit-exceeded");

        var person = Person.customer();
        var other = person.api().openWallet("Household");
        Books.fund(UUID.fromString(person.id()), other, "EUR", "10.00");
        withdraw(person.api(), other, "1.00", IBAN).isProblem(422, "kyc-required");
    }

    @Test
    void creditorsAreSealedExportedAndGoneWithTheOwner() {
        var person = Kyc.levelOne().person();
        var wallet = funded(person.api(), "40.00");
        var withdrawal = withdraw(person.api(), wallet, "40.00", IBAN).has(202);
        eventually(person.api(), id(withdrawal), "COMPLETED");

        assertThat(Books.rows(
                        "select count(*) from withdrawal where id = ? and (instr(iban, ?) > 0 or instr(creditor_name, ?) > 0)",
                        UUID.fromString(id(withdrawal)),
                        IBAN,
                        ERIKA))
                .containsExactly("0");
        var export = person.api().get("/api/v1/me/export").has(200).body().toString();
        assertThat(export).contains(IBAN).contains(ERIKA);
    }

    /** What the event of this type said of a withdrawal, against the part of its schema that is about that. */
    private static void isTold(String id, String type) throws IOException {
        var told = Books.rows(
                "select data from event where type = ? and json_value(data, '$.withdrawal_id') = ?", type, id);
        assertThat(told).hasSize(1);
        var json = new ObjectMapper();
        var event = (ObjectNode) json.readTree(
                Path.of(System.getProperty("coffer.test.schemas", "docs/events"), type + ".v1.schema.json")
                        .toFile());
        var data = (ObjectNode) event.at("/properties/data");
        data.set("$defs", event.path("$defs"));
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(data);
        assertThat(schema.validate(json.readTree(told.get(0)))).as(told.get(0)).isEmpty();
    }

    private static String payout(String id, String amount, String status) {
        return payout(id, amount, status, payoutId(id), "btx_test");
    }

    private static String returned(String id, String amount, String transaction) {
        return payout(id, amount, "RETURNED", payoutId(id), transaction);
    }

    private static String payout(String id, String amount, String status, String payoutId, String transaction) {
        var data = new LinkedHashMap<String, String>();
        data.put("payout_id", payoutId);
        data.put("reference", "withdrawal:" + id);
        data.put("status", status);
        data.put("currency", "EUR");
        data.put("amount", amount);
        if (status.equals("RETURNED")) {
            data.put("bank_transaction_id", transaction);
        }
        return Channel.json(Map.of("type", "payout", "data", data));
    }

    /** What the bank has called it; any name if it has not yet. */
    private static String payoutId(String id) {
        return Books.rows("select coalesce(payout_id, 'po_test') from withdrawal where id = ?", UUID.fromString(id))
                .stream()
                .findFirst()
                .orElse("po_test");
    }

    private String completed(String wallet, String amount) {
        var withdrawal = withdraw(channel, wallet, amount, IBAN).has(202);
        eventually(channel, id(withdrawal), "COMPLETED");
        return id(withdrawal);
    }

    private String transfer(String source, String destination) {
        return channel.post(
                        "/api/v1/transfers",
                        Channel.json(Map.of(
                                "source_wallet",
                                source,
                                "destination_wallet",
                                destination,
                                "asset",
                                "EUR",
                                "amount",
                                "1.00",
                                "client_reference",
                                UUID.randomUUID().toString())))
                .has(201)
                .text("transfer_id");
    }

    private static List<String> lines(String reference) {
        return Books.rows(
                "select e.kind, a.kind, cast(p.amount as decimal(20, 2)) from journal_entry e"
                        + " join posting p on p.entry_id = e.id join account a on a.id = p.account_id"
                        + " where e.reference = ? order by p.line",
                reference);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsOneWithdrawal() throws Exception {
        var wallet = funded(channel, "40.00");
        var key = UUID.randomUUID().toString();
        var body = body(wallet, "40.00", IBAN, UUID.randomUUID().toString());

        var answers = Crowd.asks(8, number -> send(channel, key, body));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers).extracting(WithdrawalIT::id).containsOnly(id(answers.get(0)));
    }

    private static Answer eventually(Channel owner, String id, String status) {
        Eventually.is(() ->
                assertThat(owner.get(PATH + "/" + id).has(200).text("status")).isEqualTo(status));
        return owner.get(PATH + "/" + id).has(200);
    }

    private static Answer withdraw(Channel owner, String wallet, String amount, String iban) {
        return send(
                owner,
                UUID.randomUUID().toString(),
                body(wallet, amount, iban, UUID.randomUUID().toString()));
    }

    private static Answer send(Channel owner, String key, String body) {
        return owner.send("POST", PATH, Map.of("Idempotency-Key", key), body);
    }

    private static String body(String wallet, String amount, String iban, String reference) {
        var body = new LinkedHashMap<String, String>();
        body.put("wallet", wallet);
        body.put("asset", "EUR");
        body.put("amount", amount);
        body.put("creditor_name", ERIKA);
        body.put("iban", iban);
        body.put("client_reference", reference);
        return Channel.json(body);
    }

    private static String id(Answer withdrawal) {
        return withdrawal.text("withdrawal_id");
    }

    /** A new wallet into which the bank has brought some money. */
    private static String funded(Channel owner, String amount) {
        var wallet = owner.openWallet("Household");
        var told = SandboxBank.tell(
                        SandboxBank.deposit("BTX-" + UUID.randomUUID(), reference(owner, wallet), "EUR", amount))
                .has(200);
        assertThat(told.text("status")).isEqualTo("CREDITED");
        return wallet;
    }

    private static String reference(Channel owner, String wallet) {
        return owner.get("/api/v1/wallets/" + wallet + "/deposit-instructions")
                .has(200)
                .text("reference");
    }

    private static String balance(Channel owner, String wallet) {
        return euros(owner, wallet, "balance");
    }

    private static String available(Channel owner, String wallet) {
        return euros(owner, wallet, "available");
    }

    private static String euros(Channel owner, String wallet, String member) {
        return owner.get("/api/v1/wallets/" + wallet)
                .has(200)
                .body()
                .at("/balances/0/" + member)
                .asText();
    }
}

package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds on wallets, as channels and customers use them. */
class HoldIT {

    private static final String HOLDS = "/api/v1/holds";
    private static final int CROWD = 100;
    private static final int THREADS = 16;

    private final UUID owner = UUID.randomUUID();
    private final Channel channel = Channel.signedIn(Strangers.keyOf(owner));

    @Test
    void authorisingReservesAndMovesNothing() {
        var wallet = funded("100.00");

        var hold = authorise(wallet, "80.00").has(201);

        assertThat(figures(wallet)).isEqualTo("100.00 80.00 20.00");
        assertThat(figures(hold)).isEqualTo("ACTIVE 80.00 0.00 80.00");
        assertThat(hold.headers().firstValue("location")).contains(HOLDS + "/" + hold.text("hold_id"));
        assertThat(hold.body().path("captures")).isEmpty();
        assertThat(Duration.between(Instant.now(), Instant.parse(hold.text("expires_at"))))
                .isBetween(
                        Duration.ofDays(7).minusMinutes(5), Duration.ofDays(7).plusMinutes(5));
        authorise(wallet, "20.01").isProblem(422, "insufficient-funds");
        transfer(wallet, channel.openWallet("Other"), "20.01").isProblem(422, "insufficient-funds");
        channel.post("/api/v1/wallets/" + wallet + "/close", null).isProblem(409, "wallet-not-empty");
        assertThat(read(hold).body()).isEqualTo(hold.body());
        assertThat(channel.get(HOLDS).has(200).body().at("/items/0")).isEqualTo(hold.body());
        Books.areSound();
    }

    @Test
    void capturedWholeItEnds() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var hold = authorise(wallet, "80.00").has(201);

        var captured = capture(hold, shop, null, null).has(200);

        assertThat(figures(captured)).isEqualTo("CAPTURED 80.00 80.00 0.00");
        assertThat(figures(wallet)).isEqualTo("20.00 0.00 20.00");
        assertThat(figures(shop)).isEqualTo("80.00 0.00 80.00");
        assertThat(captured.text("closed_at")).isNotBlank();
        var capture = captured.body().at("/captures/0");
        assertThat(capture.path("destination_wallet").asText()).isEqualTo(shop);
        assertThat(capture.path("amount").asText()).isEqualTo("80.00");
        assertThat(Books.rows(
                        "select kind, reference, json_value(metadata, '$.hold_id') from journal_entry where id = ?",
                        UUID.fromString(capture.path("entry_id").asText())))
                .containsExactly(
                        "wallet.transfer,capture:" + capture.path("capture_id").asText() + "," + hold.text("hold_id"));
        capture(hold, shop, null, null).isProblem(409, "hold-not-active");
        capture(hold, shop, "0.01", null).isProblem(409, "hold-not-active");
        assertThat(empty(hold, "void").isProblem(409, "hold-not-active").text("hold_status"))
                .isEqualTo("CAPTURED");
        Books.areSound();
    }

    @Test
    void whatTheLastCaptureLeavesIsGivenBack() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var hold = authorise(wallet, "80.00").has(201);

        capture(hold, shop, "80.01", null).isProblem(422, "capture-exceeds-hold");
        var captured = capture(hold, shop, "30.00", null).has(200);

        assertThat(figures(captured)).isEqualTo("CAPTURED 80.00 30.00 0.00");
        assertThat(figures(wallet)).isEqualTo("70.00 0.00 70.00");
        capture(hold, shop, "0.01", null).isProblem(409, "hold-not-active");
        Books.areSound();
    }

    @Test
    void capturedInPartsTheRestStaysReserved() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var other = channel.openWallet("Other shop");
        var hold = authorise(wallet, "80.00").has(201);

        assertThat(figures(capture(hold, shop, "30.00", false).has(200))).isEqualTo("ACTIVE 80.00 30.00 50.00");
        assertThat(figures(wallet)).isEqualTo("70.00 50.00 20.00");
        capture(hold, shop, "50.01", false).isProblem(422, "capture-exceeds-hold");
        assertThat(figures(capture(hold, other, "20.00", false).has(200))).isEqualTo("ACTIVE 80.00 50.00 30.00");
        var whole = capture(hold, shop, null, false).has(200);

        assertThat(figures(whole)).isEqualTo("CAPTURED 80.00 80.00 0.00");
        assertThat(whole.body().path("captures"))
                .extracting(part -> part.path("amount").asText())
                .containsExactly("30.00", "20.00", "30.00");
        assertThat(figures(wallet)).isEqualTo("20.00 0.00 20.00");
        assertThat(figures(shop)).isEqualTo("60.00 0.00 60.00");
        assertThat(told(wallet))
                .containsExactly(
                        "hold.created,80.00,80.00",
                        "hold.captured,30.00,50.00",
                        "wallet.debited,30.00,50.00",
                        "hold.captured,20.00,30.00",
                        "wallet.debited,20.00,30.00",
                        "hold.captured,30.00,0.00",
                        "wallet.debited,30.00,0.00");
        Books.areSound();
    }

    @Test
    void capturedWithoutAnAmountItEndsWhateverIsToCome() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var hold = authorise(wallet, "80.00").has(201);
        capture(hold, shop, "30.00", false).has(200);

        var captured = capture(hold, shop, null, false).has(200);

        assertThat(figures(captured)).isEqualTo("CAPTURED 80.00 80.00 0.00");
        assertThat(figures(wallet)).isEqualTo("20.00 0.00 20.00");
        capture(hold, shop, null, false).isProblem(409, "hold-not-active");
    }

    @Test
    void voidedItIsGivenBackOnce() {
        var wallet = funded("100.00");
        var hold = authorise(wallet, "80.00").has(201);
        capture(hold, channel.openWallet("Shop"), "30.00", false).has(200);

        var voided = empty(hold, "void").has(200);

        assertThat(figures(voided)).isEqualTo("VOIDED 80.00 30.00 0.00");
        assertThat(figures(wallet)).isEqualTo("70.00 0.00 70.00");
        assertThat(empty(hold, "void").isProblem(409, "hold-not-active").text("hold_status"))
                .isEqualTo("VOIDED");
        capture(hold, channel.openWallet("Late"), null, null).isProblem(409, "hold-not-active");
    }

    @Test
    void voidedAgainUnderTheSameKeyItAnswersTheSame() {
        var wallet = funded("100.00");
        var hold = authorise(wallet, "80.00").has(201);
        var path = HOLDS + "/" + hold.text("hold_id") + "/void";
        var key = Map.of("Idempotency-Key", "void of " + hold.text("hold_id"));

        channel.send("POST", path, Map.of(), null).isProblem(400, "idempotency-key-missing");
        var first = channel.send("POST", path, key, null).has(200);
        var again = channel.send("POST", path, key, null).has(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        var other = authorise(wallet, "10.00").has(201);
        channel.send("POST", HOLDS + "/" + other.text("hold_id") + "/void", key, null)
                .isProblem(422, "idempotency-key-reused");
        assertThat(figures(wallet)).isEqualTo("100.00 10.00 90.00");
    }

    @Test
    void sentAgainUnderTheSameKeyNothingIsDoneAgain() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var body = body(wallet, "EUR", "40.00", "room", null);
        var first = post(HOLDS, "a", body).has(201);
        var again = post(HOLDS, "a", body).has(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        post(HOLDS, "a", body(wallet, "EUR", "41.00", "room", null)).isProblem(422, "idempotency-key-reused");
        var duplicate = post(HOLDS, "b", body).isProblem(409, "duplicate-hold");
        assertThat(duplicate.headers().firstValue("location")).contains(HOLDS + "/" + first.text("hold_id"));
        assertThat(figures(wallet)).isEqualTo("100.00 40.00 60.00");

        var path = HOLDS + "/" + first.text("hold_id") + "/capture";
        var part = captureBody(shop, "10.00", false);
        post(path, "a", part).isProblem(422, "idempotency-key-reused");
        var captured = post(path, "c", part).has(200);
        var replayed = post(path, "c", part).has(200);

        assertThat(replayed.body()).isEqualTo(captured.body());
        assertThat(replayed.headers().firstValue("idempotency-replayed")).contains("true");
        post(path, "c", captureBody(shop, "10.00", true)).isProblem(422, "idempotency-key-reused");
        assertThat(figures(wallet)).isEqualTo("90.00 30.00 60.00");
        capture(first, shop, null, null).has(200);
        assertThat(figures(post(path, "c", part).has(200))).as("as it is now").isEqualTo("CAPTURED 40.00 40.00 0.00");
    }

    @Test
    void ofAHundredCapturesAtOnceExactlyOneWins() throws Exception {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var hold = authorise(wallet, "80.00").has(201);

        var answers = Crowd.asks(CROWD, THREADS, number -> capture(hold, shop, "80.00", null));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> answer.isProblem(409, "hold-not-active"));
        assertThat(figures(shop)).isEqualTo("80.00 0.00 80.00");
        assertThat(read(hold).body().path("captures")).hasSize(1);
        Books.areSound();
    }

    @Test
    void theSameKeyManyTimesAtOnceIsDoneOnce() throws Exception {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        var body = body(wallet, "EUR", "60.00", "room", null);

        var authorised = Crowd.asks(THREADS, number -> post(HOLDS, "key", body).has(201));
        var hold = authorised.get(0);
        var path = HOLDS + "/" + hold.text("hold_id") + "/capture";
        var captured =
                Crowd.asks(THREADS, number -> post(path, "key of the capture", captureBody(shop, "10.00", false)));

        assertThat(authorised).extracting(answer -> answer.text("hold_id")).containsOnly(hold.text("hold_id"));
        assertThat(captured).extracting(Answer::status).containsOnly(200);
        assertThat(figures(wallet)).isEqualTo("90.00 50.00 40.00");
    }

    /** Whether it was captured or expired: both were told the same. */
    @Test
    void capturedAtTheMomentOfItsExpiryItHasOneOutcome() throws Exception {
        var wallet = funded("160.00");
        var shop = channel.openWallet("Shop");
        var end = Instant.now().plusSeconds(2);
        var holds = new ArrayList<Answer>();
        for (int i = 0; i < THREADS; i++) {
            holds.add(authorise(wallet, "10.00", end).has(201));
        }
        var operator = Strangers.signedIn("operator");

        var answers = Crowd.asks(THREADS, number -> {
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> Instant.now().isAfter(end.minusMillis(80).plusMillis(number * 10L)));
            operator.send("POST", "/api/v1/jobs/hold-expiry", Map.of(), null);
            return capture(holds.get(number), shop, null, null);
        });

        Eventually.is(() ->
                assertThat(figures(wallet)).endsWith(" 0.00 " + figures(wallet).split(" ", -1)[0]));
        int captured = 0;
        for (int i = 0; i < THREADS; i++) {
            var now = read(holds.get(i));
            if (answers.get(i).status() == 200) {
                captured++;
                assertThat(figures(now)).isEqualTo("CAPTURED 10.00 10.00 0.00");
            } else {
                assertThat(answers.get(i).isProblem(409, "hold-not-active").text("hold_status"))
                        .isEqualTo("EXPIRED");
                assertThat(figures(now)).isEqualTo("EXPIRED 10.00 0.00 0.00");
            }
        }
        assertThat(figures(wallet)).startsWith((160 - 10 * captured) + ".00 ");
        assertThat(told(wallet))
                .filteredOn(event -> event.startsWith("hold.expired"))
                .hasSize(THREADS - captured);
        Books.areSound();
    }

    @Test
    void aHoldEndsWithinWhatTheHouseAllows() {
        var wallet = funded("100.00");

        authorise(wallet, "1.00", Instant.now().minusSeconds(1)).isProblem(400, "invalid-field");
        authorise(wallet, "1.00", Instant.now().plus(Duration.ofDays(31))).isProblem(400, "invalid-field");
        authorise(wallet, "1.00", Instant.MAX).isProblem(400, "invalid-field");
        var end = Instant.now().plus(Duration.ofDays(29));
        assertThat(Instant.parse(authorise(wallet, "1.00", end).has(201).text("expires_at")))
                .isEqualTo(end.truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void onAFrozenWalletItIsNeitherAuthorisedNorCapturedButVoided() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");
        transfer(wallet, shop, "1.00").has(201);
        var hold = authorise(wallet, "50.00").has(201);

        Staff.decide("wallets", wallet, "freeze");
        authorise(wallet, "1.00").isProblem(422, "account-frozen");
        capture(hold, shop, "1.00", false).isProblem(422, "account-frozen");
        Staff.decide("wallets", wallet, "unfreeze");
        Staff.decide("wallets", shop, "freeze");
        capture(hold, shop, "1.00", false).isProblem(422, "account-frozen");
        Staff.decide("wallets", wallet, "freeze");

        assertThat(figures(empty(hold, "void").has(200))).isEqualTo("VOIDED 50.00 0.00 0.00");
        assertThat(figures(wallet)).isEqualTo("99.00 0.00 99.00");
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        var wallet = funded("100.00");
        var hold = authorise(wallet, "10.00").has(201);
        var stranger = Strangers.signedIn("channel");
        var path = HOLDS + "/" + hold.text("hold_id");

        stranger.get(path).isProblem(404, "not-found");
        stranger.post(path + "/void", null).isProblem(404, "not-found");
        stranger.send("POST", path + "/capture", Map.of("Idempotency-Key", "k"), captureBody(wallet, null, null))
                .isProblem(404, "not-found");
        assertThat(stranger.get(HOLDS).has(200).body().path("items")).isEmpty();
        stranger.send("POST", HOLDS, Map.of("Idempotency-Key", "k"), body(wallet, "EUR", "1.00", "theirs", null))
                .isProblem(422, "unknown-wallet");
    }

    /** It is the payment's business how its hold ends. */
    @Test
    void theHoldOfAPaymentIsNoneOfThese() {
        var demo = Channel.demo();
        var payment = demo.pay(PaymentOrder.between(Books.account("EUR", "1000.00"), Books.account("PHP", "0")))
                .has(202)
                .text("payment_id");
        var path = HOLDS + "/" + Books.id("select hex(id) from hold where reference = ?", "payment:" + payment);

        demo.get(path).isProblem(404, "not-found");
        demo.post(path + "/void", null).isProblem(404, "not-found");
        demo.post(path + "/capture", captureBody(channel.openWallet("Shop"), null, null))
                .isProblem(404, "not-found");
        Eventually.payment(demo, payment, "COMPLETED");
    }

    @Test
    void whatCanNotBeReservedOrCapturedIsRefused() {
        var wallet = funded("100.00");
        var shop = channel.openWallet("Shop");

        authorise(wallet, "100.01").isProblem(422, "insufficient-funds");
        authorise(shop, "1.00").isProblem(422, "insufficient-funds");
        authorise(wallet, "0.00").isProblem(422, "amount-not-positive");
        authorise(wallet, "1.001").isProblem(422, "amount-scale");
        authorise(wallet, "1e2").isProblem(400, "amount-format");
        authorise(UUID.randomUUID().toString(), "1.00").isProblem(422, "unknown-wallet");
        post(HOLDS, "x", body(wallet, "XXX", "1.00", "x", null)).isProblem(422, "unknown-asset");
        channel.send("POST", HOLDS, Map.of(), body(wallet, "EUR", "1.00", "x", null))
                .isProblem(400, "idempotency-key-missing");

        var hold = authorise(wallet, "10.00").has(201);
        capture(hold, wallet, "1.00", null).isProblem(422, "same-wallet");
        capture(hold, UUID.randomUUID().toString(), "1.00", null).isProblem(422, "unknown-wallet");
        capture(hold, shop, "0.00", null).isProblem(422, "amount-not-positive");
        capture(hold, shop, "1.001", null).isProblem(422, "amount-scale");
        capture(hold, shop, "-1.00", null).isProblem(422, "amount-not-positive");
        channel.send("POST", HOLDS + "/" + hold.text("hold_id") + "/capture", Map.of(), captureBody(shop, null, null))
                .isProblem(400, "idempotency-key-missing");
        post(HOLDS + "/" + UUID.randomUUID() + "/capture", "y", captureBody(shop, null, null))
                .isProblem(404, "not-found");
        empty(UUID.randomUUID().toString(), "void").isProblem(404, "not-found");
        empty("1", "void").isProblem(404, "not-found");
        assertThat(figures(wallet)).isEqualTo("100.00 10.00 90.00");
    }

    @Test
    void aCustomersHoldUsesTheLimitsAndGivesBackWhatIsNotCaptured() {
        var customer = Kyc.levelOne();
        var wallet = Books.wallet(customer.id(), "EUR", "5000.00");
        var shop = channel.openWallet("Shop");

        authorise(customer.api(), wallet, "500.01", null).isProblem(422, "limit-exceeded");
        var first = authorise(customer.api(), wallet, "400.00", null).has(201);
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("400");
        var second = authorise(customer.api(), wallet, "500.00", null).has(201);
        authorise(customer.api(), wallet, "100.01", null).isProblem(422, "limit-exceeded");

        capture(customer.api(), first, shop, "100.00", false).has(200);
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("900");
        capture(customer.api(), first, shop, "50.00", null).has(200);
        assertThat(customer.limit("EUR", "used_today"))
                .as("150 of 400 were captured")
                .isEqualTo("650");
        empty(customer.api(), second.text("hold_id"), "void").has(200);
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("150");

        var end = Instant.now().plusSeconds(2);
        var third = authorise(customer.api(), wallet, "300.00", end).has(201);
        capture(customer.api(), third, shop, "120.00", false).has(200);
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("450");
        Eventually.is(() -> assertThat(
                        customer.api().get(HOLDS + "/" + third.text("hold_id")).text("status"))
                .isEqualTo("EXPIRED"));
        assertThat(capture(customer.api(), third, shop, "1.00", null)
                        .isProblem(409, "hold-not-active")
                        .text("hold_status"))
                .isEqualTo("EXPIRED");
        Strangers.signedIn("operator").send("POST", "/api/v1/jobs/hold-expiry", Map.of(), null);

        Eventually.is(() -> assertThat(customer.limit("EUR", "used_today")).isEqualTo("270"));
        assertThat(customer.limit("EUR", "used_this_month")).isEqualTo("270");
        assertThat(figures(customer.api(), wallet)).isEqualTo("4730.00 0.00 4730.00");
        assertThat(customer.api()
                        .get("/api/v1/me/export")
                        .has(200)
                        .body()
                        .at("/data/holds/0/hold_id")
                        .asText())
                .isEqualTo(third.text("hold_id"));
        assertThat(Books.decimal(
                        "select sum(amount) from kyc_limit_use where customer_id = ? and given_back_at is null",
                        customer.id()))
                .isEqualByComparingTo("270");
    }

    @Test
    void belowLevelOneNothingIsReserved() {
        var person = Person.customer();
        var wallet = Books.wallet(UUID.fromString(person.id()), "EUR", "100.00");

        authorise(person.api(), wallet, "1.00", null).isProblem(422, "kyc-required");
    }

    private String funded(String balance) {
        return Books.wallet(owner, "EUR", balance);
    }

    /** Balance, held and available of a wallet's only asset. */
    private String figures(String wallet) {
        return figures(channel, wallet);
    }

    private static String figures(Channel caller, String wallet) {
        var balance = caller.get("/api/v1/wallets/" + wallet).has(200).body().at("/balances/0");
        return balance.path("balance").asText() + " " + balance.path("held").asText() + " "
                + balance.path("available").asText();
    }

    /** Status, amount, captured and remaining of a hold. */
    private static String figures(Answer hold) {
        return hold.text("status") + " " + hold.text("amount") + " " + hold.text("captured") + " "
                + hold.text("remaining");
    }

    private Answer read(Answer hold) {
        return channel.get(HOLDS + "/" + hold.text("hold_id")).has(200);
    }

    /** Type, amount and what is held after it, of each event. */
    private static List<String> told(String wallet) {
        return Books.rows(
                "select type, json_value(data, '$.amount'), json_value(data, '$.held') from event"
                        + " where subject = ? order by id",
                UUID.fromString(wallet));
    }

    private Answer authorise(String wallet, String amount) {
        return authorise(channel, wallet, amount, null);
    }

    private Answer authorise(String wallet, String amount, Instant end) {
        return authorise(channel, wallet, amount, end);
    }

    private static Answer authorise(Channel caller, String wallet, String amount, @Nullable Instant end) {
        return caller.post(HOLDS, body(wallet, "EUR", amount, UUID.randomUUID().toString(), end));
    }

    private Answer capture(Answer hold, String destination, @Nullable String amount, @Nullable Boolean last) {
        return capture(channel, hold, destination, amount, last);
    }

    private static Answer capture(
            Channel caller, Answer hold, String destination, @Nullable String amount, @Nullable Boolean last) {
        return caller.post(HOLDS + "/" + hold.text("hold_id") + "/capture", captureBody(destination, amount, last));
    }

    private Answer post(String path, String key, String body) {
        return channel.send("POST", path, Map.of("Idempotency-Key", key), body);
    }

    private Answer empty(Answer hold, String what) {
        return empty(hold.text("hold_id"), what);
    }

    private Answer empty(String hold, String what) {
        return empty(channel, hold, what);
    }

    private static Answer empty(Channel caller, String hold, String what) {
        return caller.post(HOLDS + "/" + hold + "/" + what, null);
    }

    private Answer transfer(String source, String destination, String amount) {
        var reference = UUID.randomUUID().toString();
        return post(
                "/api/v1/transfers",
                reference,
                Channel.json(Map.of(
                        "source_wallet", source,
                        "destination_wallet", destination,
                        "asset", "EUR",
                        "amount", amount,
                        "client_reference", reference)));
    }

    private static String body(String wallet, String asset, String amount, String reference, @Nullable Instant end) {
        var body = new LinkedHashMap<String, Object>();
        body.put("wallet", wallet);
        body.put("asset", asset);
        body.put("amount", amount);
        body.put("client_reference", reference);
        if (end != null) {
            body.put("expires_at", end.toString());
        }
        return Channel.json(body);
    }

    private static String captureBody(String destination, @Nullable String amount, @Nullable Boolean last) {
        var body = new LinkedHashMap<String, Object>();
        body.put("destination_wallet", destination);
        if (amount != null) {
            body.put("amount", amount);
        }
        if (last != null) {
            body.put("final", last);
        }
        return Channel.json(body);
    }
}

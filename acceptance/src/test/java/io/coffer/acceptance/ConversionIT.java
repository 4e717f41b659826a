package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Provider;
import io.coffer.sandbox.provider.Rates;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Quotes and conversions, as channels and customers use them, at the sandbox's rates. */
class ConversionIT {

    private static final String QUOTES = "/api/v1/quotes";
    private static final int CROWD = 16;

    private final Channel channel = Strangers.signedIn("channel");
    private final String wallet = channel.openWallet("Household");
    private final UUID owner = Books.id("select hex(owner_id) from wallet where id = ?", UUID.fromString(wallet));

    @AfterEach
    void mendTheProvider() {
        Running.stack().faults().clear(Provider.RATES);
        Running.stack().rates().reset();
    }

    @Test
    void aQuotePromisesWhatItThenCosts() {
        var quote = quote("EUR", "USD", "source_amount", "250.00").has(201);

        assertThat(quote.text("source_amount")).isEqualTo("250.00");
        assertThat(quote.text("fee")).isEqualTo("0.25");
        assertThat(quote.text("mid_rate")).isEqualTo("1.0835");
        assertThat(quote.text("rate")).isEqualTo("1.08079125");
        assertThat(quote.text("destination_amount")).isEqualTo("269.92");
        assertThat(quote.text("spread")).isEqualTo("0.68");
        assertThat(quote.headers().firstValue("location")).contains("/api/v1/quotes/" + quote.text("quote_id"));
        assertThat(channel.get("/api/v1/quotes/" + quote.text("quote_id"))
                        .has(200)
                        .body())
                .isEqualTo(quote.body());

        var toBuy = quote("EUR", "JPY", "destination_amount", "10000").has(201);
        assertThat(toBuy.text("destination_amount")).isEqualTo("10000");
        assertThat(toBuy.text("source_amount")).isEqualTo("59.66");

        var theOtherWay = quote("PHP", "USDC", "source_amount", "1000.00").has(201);
        assertThat(new BigDecimal(theOtherWay.text("mid_rate")))
                .isBetween(new BigDecimal("0.01735478"), new BigDecimal("0.01735479"));
    }

    @Test
    void aQuoteThatIsAskedForAgainUnderTheSameKeyIsTheSameQuote() throws Exception {
        fund("EUR", "1000.00");
        var key = Map.of("Idempotency-Key", key());
        var body = Channel.json(Map.of("source_asset", "EUR", "destination_asset", "USD", "source_amount", "250.00"));
        channel.send("POST", QUOTES, Map.of(), body).isProblem(400, "idempotency-key-missing");

        var answers = Crowd.asks(CROWD, number -> channel.send("POST", QUOTES, key, body));

        var quote = answers.get(0).has(201).text("quote_id");
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(answer -> answer.text("quote_id")).containsOnly(quote);
        assertThat(answers)
                .filteredOn(answer ->
                        answer.headers().firstValue("idempotency-replayed").isEmpty())
                .hasSize(1);
        channel.send("POST", QUOTES, key, body.replace("250.00", "251.00")).isProblem(422, "idempotency-key-reused");
        var conversion = convert(channel, quote).has(201).text("conversion_id");
        var again = channel.send("POST", QUOTES, key, body).has(201);
        assertThat(again.text("conversion_id")).isEqualTo(conversion);
        assertThat(again.headers().firstValue("location")).contains(QUOTES + "/" + quote);
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
    }

    /** The figures of docs/ledger.md. */
    @Test
    void aConversionIsOneEntryInTwoAssets() {
        fund("EUR", "1000.00");
        var quote = quote("EUR", "USD", "source_amount", "250.00").has(201).text("quote_id");

        var done = convert(channel, quote).has(201);

        assertThat(balance("EUR")).isEqualTo("750.00");
        assertThat(balance("USD")).isEqualTo("269.92");
        assertThat(lines(done)).isEqualTo("""
                        customer EUR 250.00
                        fee-income EUR -0.25
                        fx-position EUR -249.75
                        fx-position USD 270.60
                        spread-income USD -0.68
                        customer USD -269.92""");
        assertThat(Books.rows(
                        "select json_value(metadata, '$.quote_id'), json_value(metadata, '$.mid_rate'),"
                                + " json_value(metadata, '$.client_rate'), json_value(metadata, '$.residue'),"
                                + " json_value(metadata, '$.residue_asset') from journal_entry where id = ?",
                        UUID.fromString(done.text("entry_id"))))
                .containsExactly(quote + ",1.0835,1.08079125,0.004125,USD");
        assertThat(Books.rows(
                        "select kind, reference from journal_entry where id = ?",
                        UUID.fromString(done.text("entry_id"))))
                .containsExactly("wallet.conversion,conversion:" + done.text("conversion_id"));

        var read =
                channel.get("/api/v1/conversions/" + done.text("conversion_id")).has(200);
        assertThat(read.body()).isEqualTo(done.body());
        assertThat(channel.get("/api/v1/conversions").has(200).body().at("/items/0"))
                .isEqualTo(done.body());
        assertThat(channel.get("/api/v1/quotes/" + quote).text("conversion_id")).isEqualTo(done.text("conversion_id"));
        assertThat(channel.get("/api/v1/wallets/" + wallet + "/history?reference=" + done.text("client_reference"))
                        .has(200)
                        .body()
                        .path("items"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("belongs_to").path("id"))
                        .isEqualTo(done.body().path("conversion_id")));
        Books.areSound();
    }

    @Test
    void bothSidesAreToldAsEventsOfTheWallet() {
        fund("USDC", "100.000000");

        var done = convert(channel, quote("USDC", "EUR", "source_amount", "50.000000"))
                .has(201);

        var source = done.text("source_amount");
        var destination = done.text("destination_amount");
        assertThat(Books.rows(
                        "select type, json_value(data, '$.asset'), json_value(data, '$.amount'), json_value(data,"
                                + " '$.balance'), json_value(data, '$.entry_kind') from event where subject = ? and"
                                + " type <> 'wallet.opened' order by type desc",
                        UUID.fromString(wallet)))
                .containsExactly(
                        "wallet.debited,USDC," + source + ",50.000000,wallet.conversion",
                        "wallet.credited,EUR," + destination + "," + destination + ",wallet.conversion");
    }

    @Test
    void sentAgainUnderTheSameKeyItIsNotConvertedAgain() {
        fund("EUR", "1000.00");
        var quote = quoteId("EUR", "USD");
        var key = UUID.randomUUID().toString();
        var first = convert(channel, key, wallet, quote, "trip").has(201);

        var again = convert(channel, key, wallet, quote, "trip").has(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        convert(channel, key, wallet, quote, "another").isProblem(422, "idempotency-key-reused");
        var used = convert(channel, key + "2", wallet, quote, "another").isProblem(409, "quote-used");
        var duplicate = convert(channel, key + "3", wallet, quoteId("EUR", "USD"), "trip")
                .isProblem(409, "duplicate-conversion");
        for (Answer refused : new Answer[] {used, duplicate}) {
            assertThat(refused.text("conversion_id")).isEqualTo(first.text("conversion_id"));
            assertThat(refused.headers().firstValue("location"))
                    .contains("/api/v1/conversions/" + first.text("conversion_id"));
        }
        assertThat(balance("EUR")).isEqualTo("990.00");
    }

    @Test
    void oneQuoteManyTimesAtOnceIsUsedOnce() throws Exception {
        fund("EUR", "1000.00");
        var other = channel.openWallet("Household");
        Books.fund(owner, other, "EUR", "1000.00");
        var quote = quoteId("EUR", "USD");

        var answers = Crowd.asks(
                CROWD,
                number -> convert(
                        channel,
                        UUID.randomUUID().toString(),
                        number % 2 == 0 ? wallet : other,
                        quote,
                        UUID.randomUUID().toString()));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.isProblem(409, "quote-used"));
        assertThat(Books.count(
                        "select count(*) from journal_entry join conversion on conversion.entry_id = journal_entry.id"
                                + " where quote_id = ?",
                        UUID.fromString(quote)))
                .isEqualTo(1);
        Books.areSound();
    }

    @Test
    void manyAtOnceNeverConvertMoreThanThereIs() throws Exception {
        fund("EUR", "100.00");

        var answers = Crowd.asks(CROWD, number -> convert(channel, quote("EUR", "USD", "source_amount", "15.00")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(6);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.isProblem(422, "insufficient-funds"));
        assertThat(balance("EUR")).isEqualTo("10.00");
        Books.areSound();
    }

    @Test
    void aQuoteIsGoodUntilItExpires() {
        fund("EUR", "1000.00");
        var quote = quoteId("EUR", "USD");
        Books.execute(
                "update quote set expires_at = utc_timestamp(6) - interval 1 second where id = ?",
                UUID.fromString(quote));

        convert(channel, quote).isProblem(409, "quote-expired");

        assertThat(balance("EUR")).isEqualTo("1000.00");
    }

    @Test
    void whatIsSomebodyElsesIsNotThere() {
        fund("EUR", "1000.00");
        var quote = quoteId("EUR", "USD");
        var done = convert(channel, quoteId("EUR", "USD")).has(201);
        var stranger = Strangers.signedIn("channel");
        var theirs = stranger.openWallet("Household");

        stranger.get("/api/v1/quotes/" + quote).isProblem(404, "not-found");
        stranger.get("/api/v1/conversions/" + done.text("conversion_id")).isProblem(404, "not-found");
        assertThat(stranger.get("/api/v1/conversions").has(200).body().path("items"))
                .isEmpty();
        var somebodys = convert(stranger, key(), theirs, quote, "mine").isProblem(404, "not-found");
        var nobodys = convert(stranger, key(), theirs, UUID.randomUUID().toString(), "mine")
                .isProblem(404, "not-found");
        assertThat(somebodys.body()).isEqualTo(nobodys.body());
        convert(channel, key(), theirs, quote, "mine").isProblem(422, "unknown-wallet");
        convert(channel, key(), UUID.randomUUID().toString(), quote, "mine").isProblem(422, "unknown-wallet");
    }

    @Test
    void whatHasNoPriceIsRefused() {
        quote("EUR", "EUR", "source_amount", "1.00").isProblem(422, "same-asset");
        quote("EUR", "XXX", "source_amount", "1.00").isProblem(422, "unknown-asset");
        quote("MXN", "PHP", "source_amount", "1.00").isProblem(422, "pair-not-offered");
        quote("EUR", "USD", "source_amount", "0.00").isProblem(422, "amount-not-positive");
        quote("EUR", "USD", "source_amount", "-1.00").isProblem(422, "amount-not-positive");
        quote("EUR", "USD", "source_amount", "1.001").isProblem(422, "amount-scale");
        quote("EUR", "JPY", "destination_amount", "1.5").isProblem(422, "amount-scale");
        quote("EUR", "USD", "source_amount", "1e2").isProblem(400, "amount-format");
        quote("EUR", "USD", "source_amount", "0.01").isProblem(422, "amount-too-small");
        quote("EUR", "USD", "source_amount", "10000000000000").isProblem(422, "amount-too-large");
        quote("EUR", "JPY", "source_amount", "9999999999999.99").has(201);
        quote("JPY", "EUR", "destination_amount", "9999999999999.99").has(201);
        quote(channel, Map.of("source_asset", "EUR", "destination_asset", "USD"))
                .isProblem(400, "missing-field");
        quote(
                        channel,
                        Map.of(
                                "source_asset", "EUR",
                                "destination_asset", "USD",
                                "source_amount", "1.00",
                                "destination_amount", "1.00"))
                .isProblem(400, "invalid-field");
    }

    @Test
    void whatCanNotBeConvertedIsRefusedAndNothingMoves() {
        var quote = quoteId("EUR", "USD");
        convert(channel, quote).isProblem(422, "insufficient-funds");
        var account = fund("EUR", "9.99");
        convert(channel, quote).isProblem(422, "insufficient-funds");

        Books.execute("update account set status = 'FROZEN' where id = ?", account);
        convert(channel, quote).isProblem(422, "account-frozen");
        assertThat(balance("EUR")).isEqualTo("9.99");
        assertThat(balance("USD")).isEqualTo("none");

        Books.execute("update account set status = 'ACTIVE' where id = ?", account);
        Books.execute("update wallet set status = 'CLOSED' where id = ?", UUID.fromString(wallet));
        convert(channel, quote("EUR", "GBP", "source_amount", "5.00")).isProblem(422, "account-frozen");
        channel.send("POST", "/api/v1/conversions", Map.of(), "{}").isProblem(400, "idempotency-key-missing");
    }

    @Test
    void whatWasRefusedOpensNoAccount() {
        fund("EUR", "100.00");
        var other = channel.openWallet("Household");
        Books.fund(owner, other, "EUR", "100.00");
        var quote = quoteId("EUR", "USD");
        var key = key();
        convert(channel, key, other, quote, "first").has(201);

        convert(channel, quote).isProblem(409, "quote-used");
        convert(channel, key(), wallet, quoteId("EUR", "USD"), "first").isProblem(409, "duplicate-conversion");
        convert(channel, key, wallet, quote, "first").isProblem(422, "idempotency-key-reused");

        assertThat(balance("USD")).isEqualTo("none");
        convert(channel, quoteId("EUR", "USD")).has(201);
    }

    /** Each asset is counted by itself: a conversion that did not count would be the way around the limits. */
    @Test
    void aCustomerConvertsWithinTheLimitsOfTheLevel() {
        var nobodyYet = Person.customer();
        var first = nobodyYet.api().openWallet("Household");
        Books.fund(UUID.fromString(nobodyYet.id()), first, "EUR", "100.00");
        convert(nobodyYet.api(), key(), first, quote(nobodyYet.api(), "EUR", "USD", "source_amount", "10.00"), "a")
                .isProblem(422, "kyc-required");

        var known = Kyc.levelOne().person();
        var mine = known.api().openWallet("Household");
        Books.fund(UUID.fromString(known.id()), mine, "EUR", "5000.00");
        convert(known.api(), key(), mine, quote(known.api(), "EUR", "USD", "source_amount", "500.01"), "a")
                .isProblem(422, "limit-exceeded");
        var done = convert(known.api(), key(), mine, quote(known.api(), "EUR", "USD", "source_amount", "400.00"), "a")
                .has(201);

        assertThat(Books.rows(
                        "select reference, asset, cast(amount as decimal(20, 2)) from kyc_limit_use where customer_id = ?",
                        UUID.fromString(known.id())))
                .containsExactly("conversion:" + done.text("conversion_id") + ",EUR,400.00");
    }

    @Test
    void garbageOfTheProviderIsKeptOut() {
        var rates = Running.stack().rates();
        rates.set("GBP", "MXN", new Rates.Change("NaN", null));
        rates.set("GBP", "PHP", new Rates.Change("-73.573", null));
        rates.set("USD", "MXN", new Rates.Change("171.2", null));
        rates.set("USD", "PHP", new Rates.Change("50.000", "2099-01-01T00:00:00Z"));
        rates.set("EUR", "JPY", new Rates.Change("170.00", null));

        Eventually.is(
                () -> assertThat(quote("EUR", "JPY", "source_amount", "10.00").text("mid_rate"))
                        .isEqualTo("170"));

        assertThat(midOrNothing("GBP", "MXN")).isIn("21.849", "");
        assertThat(midOrNothing("GBP", "PHP")).isIn("73.573", "");
        assertThat(midOrNothing("USD", "MXN")).isIn("17.12", "");
        assertThat(midOrNothing("USD", "PHP")).isIn("57.65", "");
        Eventually.is(() -> quote("USD", "MXN", "source_amount", "10.00").isProblem(503, "price-unavailable"));
        rates.reset();
        Eventually.is(
                () -> assertThat(quote("USD", "MXN", "source_amount", "10.00").text("mid_rate"))
                        .isEqualTo("17.12"));
    }

    @Test
    void whileTheProviderIsDownQuotesAreGivenUntilTheRatesAreTooOld() {
        fund("EUR", "1000.00");
        var key = Map.of("Idempotency-Key", key());
        var body = Channel.json(Map.of("source_asset", "EUR", "destination_asset", "USD", "source_amount", "10.00"));
        var before = channel.send("POST", QUOTES, key, body).has(201);
        Running.stack()
                .faults()
                .set(Provider.RATES, new Fault(Fault.Kind.HANG, null, 1.0, null, null, Fault.Operation.LOOKUP));

        Eventually.is(() -> {
            var refused = quote("EUR", "USD", "source_amount", "10.00").isProblem(503, "price-unavailable");
            assertThat(refused.headers().firstValue("retry-after")).isPresent();
        });
        assertThat(channel.send("POST", QUOTES, key, body).has(201).body()).isEqualTo(before.body());

        Running.stack().faults().clear(Provider.RATES);
        Eventually.is(() ->
                convert(channel, quote("EUR", "USD", "source_amount", "10.00")).has(201));
    }

    private String midOrNothing(String base, String counter) {
        var answer = quote(base, counter, "source_amount", "10.00");
        if (answer.status() == 201) {
            return answer.text("mid_rate");
        }
        answer.isProblem(503, "price-unavailable");
        return "";
    }

    private UUID fund(String asset, String balance) {
        return Books.fund(owner, wallet, asset, balance);
    }

    private String balance(String asset) {
        for (JsonNode balance :
                channel.get("/api/v1/wallets/" + wallet).has(200).body().path("balances")) {
            if (balance.path("asset").asText().equals(asset)) {
                return balance.path("balance").asText();
            }
        }
        return "none";
    }

    private static String lines(Answer conversion) {
        return String.join(
                "\n",
                Books.rows(
                        "select concat(account.kind, ' ', posting.asset, ' ', cast(posting.amount as decimal(20, 2)))"
                                + " from posting join account on account.id = posting.account_id where entry_id = ?"
                                + " order by line",
                        UUID.fromString(conversion.text("entry_id"))));
    }

    private String quoteId(String source, String destination) {
        return quote(source, destination, "source_amount", "10.00").has(201).text("quote_id");
    }

    private Answer quote(String source, String destination, String member, String amount) {
        return quote(channel, source, destination, member, amount);
    }

    private static Answer quote(Channel caller, String source, String destination, String member, String amount) {
        return quote(caller, Map.of("source_asset", source, "destination_asset", destination, member, amount));
    }

    private static Answer quote(Channel caller, Map<String, String> body) {
        return caller.post(QUOTES, Channel.json(body));
    }

    private Answer convert(Channel caller, Answer quote) {
        return convert(caller, quote.has(201).text("quote_id"));
    }

    private Answer convert(Channel caller, String quote) {
        return convert(caller, key(), wallet, quote, UUID.randomUUID().toString());
    }

    private static Answer convert(Channel caller, String key, String wallet, Answer quote, String reference) {
        return convert(caller, key, wallet, quote.has(201).text("quote_id"), reference);
    }

    private static Answer convert(Channel caller, String key, String wallet, String quote, String reference) {
        return caller.send(
                "POST",
                "/api/v1/conversions",
                Map.of("Idempotency-Key", key),
                Channel.json(Map.of("wallet", wallet, "quote", quote, "client_reference", reference)));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}

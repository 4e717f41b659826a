package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that make no sense. After each of them nothing has moved. */
class PaymentInputIT {

    private final Channel channel = Channel.demo();
    private final UUID source = Books.account("EUR", "1000.00");
    private final UUID destination = Books.account("PHP", "0");

    @AfterEach
    void nothingHasMoved() {
        assertThat(Books.count("select count(*) from payment where source_account = ?", source))
                .isZero();
        assertThat(Books.held(source)).isZero();
    }

    @Test
    void noIdempotencyKey() {
        channel.send("POST", "/api/v1/payments", Map.of(), order().json()).isProblem(400, "idempotency-key-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "tab\there", "ümlaut"})
    void anIdempotencyKeyThatIsNone(String key) {
        channel.pay(key, order().json()).isProblem(400, "idempotency-key-invalid");
    }

    @Test
    void anIdempotencyKeyThatIsTooLong() {
        channel.pay("k".repeat(256), order().json()).isProblem(400, "idempotency-key-invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "1e309, 400, amount-format",
        "NaN, 400, amount-format",
        "1234567890123456789012345678901234567890, 400, amount-format",
        "+1, 400, amount-format",
        "1.5.0, 400, amount-format",
        "250.001, 422, amount-scale",
        "0.000, 422, amount-scale",
        "0, 422, amount-not-positive",
        "0.00, 422, amount-not-positive",
        "-250.00, 422, amount-not-positive",
        "999999999999999.99, 422, insufficient-funds",
        "1000000000000000, 422, amount-too-large",
        "99999999999999999999, 422, amount-too-large"
    })
    void anAmountThatIsNone(String amount, int status, String problem) {
        channel.pay(order().amount(amount)).isProblem(status, problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"250.00", "1e309", "true", "[]", "{}"})
    void anAmountThatIsNoString(String json) {
        var answer = pay(order().json().replace("\"amount\":\"250.00\"", "\"amount\":" + json));

        answer.isProblem(400, "amount-format");
        assertThat(answer.text("member")).isEqualTo("amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"currency", "destination_currency"})
    void aCurrencyThatIsUnknown(String member) {
        for (String code : new String[] {"XXX", "eur", "USDC", "€"}) {
            pay(order().node().put(member, code)).isProblem(422, "unknown-currency");
        }
    }

    @Test
    void accountsInOtherCurrencies() {
        pay(order().node().put("currency", "GBP")).isProblem(422, "asset-mismatch");
        pay(order().node().put("destination_currency", "MXN")).isProblem(422, "asset-mismatch");
    }

    @Test
    void accountsThatThereAreNot() {
        var nobody = UUID.randomUUID().toString();
        pay(order().node().put("source_account", nobody)).isProblem(422, "unknown-account");
        pay(order().node().put("destination_account", nobody)).isProblem(422, "unknown-account");
    }

    @Test
    void anAccountOfSomebodyElseIsLikeOneThatThereIsNot() {
        var stranger = Books.account(Strangers.channel(), "EUR", "1000.00");

        var theirs =
                pay(order().node().put("source_account", stranger.toString())).isProblem(422, "unknown-account");
        var none = pay(order().node().put("source_account", UUID.randomUUID().toString()));

        assertThat(theirs.body()).isEqualTo(none.body());
    }

    @Test
    void anAccountOfTheHouseTakesNoPayments() {
        var treasury = Books.id("select hex(id) from account where code = 'ramp-settlement:PHP'")
                .toString();

        pay(order().node().put("destination_account", treasury)).isProblem(422, "unknown-account");
    }

    @Test
    void sourceAndDestinationTheSame() {
        pay(order().node().put("destination_account", source.toString())).isProblem(422, "same-account");
    }

    @Test
    void aFrozenAccount() {
        for (UUID frozen : new UUID[] {source, destination}) {
            Books.execute("update account set status = 'FROZEN' where id = ?", frozen);

            channel.pay(order()).isProblem(422, "account-frozen");
            Books.execute("update account set status = 'ACTIVE' where id = ?", frozen);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount",
                "currency",
                "destination_currency",
                "source_account",
                "destination_account",
                "client_reference"
            })
    void aMemberThatIsMissingOrNullOrOfAnotherType(String member) {
        var without = order().node();
        without.remove(member);
        assertThat(pay(without).isProblem(400, "missing-field").text("member")).isEqualTo(member);
        assertThat(pay(order().node().putNull(member)).text("member")).isEqualTo(member);
        assertThat(pay(order().node().put(member, 1)).has(400).text("member")).isEqualTo(member);
    }

    @Test
    void idsThatAreNone() {
        for (String id : new String[] {"", "1", "01900000-0000-7000-8000-00000000000g", "' or 1=1 --"}) {
            assertThat(pay(order().node().put("source_account", id))
                            .isProblem(400, "invalid-field")
                            .text("member"))
                    .isEqualTo("source_account");
        }
    }

    @Test
    void aClientReferenceThatIsNone() {
        for (String reference : new String[] {
            " ",
            "r".repeat(65),
            "line\nbreak",
            " before",
            "behind ",
            "in\u200Bvisible",
            "right\u202Eleft",
            "\uFEFFmark",
            "no\u00A0break"
        }) {
            channel.pay(order().clientReference(reference)).isProblem(400, "invalid-field");
        }
    }

    @Test
    void halfACharacter() {
        var json = order().clientReference("here").json().replace("here", "half \\ud83d");

        assertThat(json).contains("\\ud83d");
        pay(json).isProblem(400, "invalid-field");
    }

    @Test
    void aMemberThatIsUnknown() {
        var answer = pay(order().node().put("priority", "high")).isProblem(400, "unknown-field");

        assertThat(answer.text("member")).isEqualTo("priority");
    }

    @Test
    void jsonThatIsBroken() {
        var json = order().json();
        pay(json.substring(0, json.length() - 5)).isProblem(400, "malformed-json");
        pay(json + "{}").isProblem(400, "malformed-json");
        pay("[" + json + "]").isProblem(400, "malformed-json");
        pay("\"text\"").isProblem(400, "malformed-json");
        pay("[".repeat(500)).isProblem(400, "malformed-json");
        pay(json.replaceFirst("\\{", "{\"currency\":\"EUR\",")).isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void aBodyThatIsMissing(String body) {
        assertThat(pay(body).isProblem(400, "malformed-json").text("detail")).contains("empty");
    }

    @Test
    void aBodyThatIsTooLarge() {
        var json = "{\"client_reference\":\"" + "x".repeat(70_000) + "\"}";

        assertThat(pay(json).isProblem(413, "payload-too-large").text("detail")).contains("65536");
        pay("{\"client_reference\":\"" + "x".repeat(5_000_000) + "\"}").isProblem(413, "payload-too-large");
    }

    private PaymentOrder order() {
        return PaymentOrder.between(source, destination);
    }

    private Answer pay(ObjectNode body) {
        return pay(body.toString());
    }

    private Answer pay(String json) {
        return channel.pay(UUID.randomUUID().toString(), json);
    }
}

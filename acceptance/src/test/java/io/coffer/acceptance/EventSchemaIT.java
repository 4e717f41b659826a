package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events as they go out are events as {@code docs/events} describes them. */
class EventSchemaIT {

    private static final Path SCHEMAS = Path.of(System.getProperty("coffer.test.schemas", "docs/events"));

    private final Channel channel = Channel.demo();

    @AfterEach
    void mendProviders() {
        Running.stack().ramps().faults().clear();
    }

    @Test
    void aCompletedPayment() throws IOException {
        isAsDescribed(pay(), "payment.completed");
    }

    @Test
    void aFailedPayment() throws IOException {
        Eventually.nothingIsUnderWay();
        Running.stack().ramps().faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.REFUSE, 1));

        isAsDescribed(pay(), "payment.failed");
    }

    @Test
    void whatHappensToWalletsAndTheirHolds() throws Exception {
        var described = described("wallet.", "hold.");
        var owner = UUID.randomUUID();
        var caller = Channel.signedIn(Strangers.keyOf(owner));
        try (var subscription = Subscription.to("type like 'wallet.%' or type like 'hold.%'")) {
            var wallet = caller.openWallet("Household");
            var other = Books.wallet(owner, "EUR", "0");
            caller.post("/api/v1/wallets/" + wallet + "/close", null).has(200);
            var funded = Books.wallet(owner, "EUR", "100.00");
            transfer(caller, funded, other);
            capture(caller, hold(caller, funded, Instant.now().plusSeconds(60)), other);
            caller.post("/api/v1/holds/" + hold(caller, funded, Instant.now().plusSeconds(60)) + "/void", null)
                    .has(200);
            hold(caller, funded, Instant.now().plusSeconds(1));
            Staff.decide("wallets", other, "freeze");
            Staff.decide("wallets", other, "unfreeze");

            Eventually.is(() -> {
                Strangers.signedIn("operator").send("POST", "/api/v1/jobs/hold-expiry", Map.of(), null);
                assertThat(subscription.received())
                        .filteredOn(message -> List.of(wallet, funded, other).contains(message.subject()))
                        .extracting(Subscription.Received::type)
                        .containsAll(described);
            });
            for (Subscription.Received message : subscription.received()) {
                assertThat(message.type()).isIn(described);
                isAsDescribed(message.event().toString(), message.type(), message.version());
                assertThat(message.group())
                        .isEqualTo(message.event().path("subject").asText());
                assertThat(message.subject()).isEqualTo(message.group());
                assertThat(message.event().path("type").asText()).isEqualTo(message.type());
            }
        }
    }

    private static void transfer(Channel caller, String source, String destination) {
        caller.send(
                        "POST",
                        "/api/v1/transfers",
                        key(),
                        Channel.json(Map.of(
                                "source_wallet", source,
                                "destination_wallet", destination,
                                "asset", "EUR",
                                "amount", "1.00",
                                "client_reference", "a transfer")))
                .has(201);
    }

    private static String hold(Channel caller, String wallet, Instant end) {
        return caller.send(
                        "POST",
                        "/api/v1/holds",
                        key(),
                        Channel.json(Map.of(
                                "wallet",
                                wallet,
                                "asset",
                                "EUR",
                                "amount",
                                "1.00",
                                "expires_at",
                                end.toString(),
                                "client_reference",
                                UUID.randomUUID().toString())))
                .has(201)
                .text("hold_id");
    }

    private static void capture(Channel caller, String hold, String destination) {
        caller.send(
                        "POST",
                        "/api/v1/holds/" + hold + "/capture",
                        key(),
                        Channel.json(Map.of("destination_wallet", destination)))
                .has(200);
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The types of events that there is a schema for. */
    private static List<String> described(String... prefixes) throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".v1.schema.json"))
                    .filter(name -> Arrays.stream(prefixes).anyMatch(name::startsWith))
                    .map(name -> name.replace(".v1.schema.json", ""))
                    .toList();
        }
    }

    private String pay() {
        var source = Books.account("EUR", "1000.00");
        var destination = Books.account("PHP", "0");
        return channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
    }

    private static void isAsDescribed(String payment, String type) throws IOException {
        isAsDescribed(Eventually.webhooks(payment, 1).get(0).body(), type, 1);
    }

    private static void isAsDescribed(String event, String type, int version) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(SCHEMAS.resolve(type + ".v" + version + ".schema.json")));

        assertThat(schema.validate(event, InputFormat.JSON)).as(event).isEmpty();
    }
}

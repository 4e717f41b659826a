package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One id, given by the caller, is found wherever its request left a trace. */
class CorrelationIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id = "correlation-" + UUID.randomUUID();

    @AfterEach
    void mendProviders() {
        Running.stack().ramps().faults().clear();
    }

    @Test
    void theLinesOfARequestHaveIt() {
        Strangers.signedIn("auditor")
                .send("POST", "/api/v1/payments", Map.of("X-Correlation-Id", id, "Idempotency-Key", "k"), "{}")
                .isProblem(403, "forbidden");

        Eventually.is(() -> assertThat(messages()).anyMatch(line -> line.contains(" may not POST ")));
    }

    @Test
    void theLinesOfTheWorkThatTheRequestCausedHaveItToo() {
        Eventually.nothingIsUnderWay();
        Running.stack().ramps().faults().set(Leg.OFF_RAMP, Fault.next(Fault.Kind.REFUSE, 1));

        Eventually.stage(Channel.demo(), pay(), "MANUAL_REVIEW");

        Eventually.is(() -> assertThat(messages()).anyMatch(line -> line.contains("needs a person")));
    }

    /** Of several tasks that a worker took at once, each has its own. */
    @Test
    void theLinesOfABatchHaveEachItsOwn() {
        Eventually.nothingIsUnderWay();
        Running.stack().ramps().faults().set(Leg.OFF_RAMP, Fault.next(Fault.Kind.REFUSE, 20));
        var order = order();
        var ids = Stream.generate(() -> "correlation-" + UUID.randomUUID())
                .limit(20)
                .parallel()
                .collect(Collectors.toMap(Function.identity(), each -> pay(order.clientReference(each), each)));

        ids.values().parallelStream().forEach(payment -> Eventually.stage(Channel.demo(), payment, "MANUAL_REVIEW"));

        Eventually.is(() -> ids.forEach((each, payment) ->
                assertThat(messages(each)).anyMatch(line -> line.contains(payment + " needs a person"))));
    }

    @Test
    void itsEventsHaveItAsTheirCorrelationId() throws Exception {
        var ids = Broker.correlationIdsOf("coffer.events", () -> {
            var payment = pay();
            Eventually.payment(Channel.demo(), payment, "COMPLETED");
            Eventually.webhooks(payment, 1);
        });

        assertThat(ids).contains(id);
        assertThat(Books.count("select count(*) from event where correlation_id = ?", id))
                .isPositive();
    }

    private String pay() {
        return pay(order(), id);
    }

    private static PaymentOrder order() {
        return PaymentOrder.between(Books.account("EUR", "100000.00"), Books.account("PHP", "0"));
    }

    private static String pay(PaymentOrder order, String correlationId) {
        return Channel.demo()
                .send(
                        "POST",
                        "/api/v1/payments",
                        Map.of("X-Correlation-Id", correlationId, "Idempotency-Key", correlationId),
                        order.json())
                .has(202)
                .text("payment_id");
    }

    private List<String> messages() {
        return messages(id);
    }

    /** What the JSON log has under this id. */
    private static List<String> messages(String id) {
        var folder = Running.stack().settings().data().resolve("server/coffer/logs");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("messages"))
                    .flatMap(CorrelationIT::lines)
                    .filter(line -> line.contains(id))
                    .map(CorrelationIT::read)
                    .filter(line -> line.path("ext_correlation_id").asText().equals(id))
                    .map(line -> line.path("message").asText())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

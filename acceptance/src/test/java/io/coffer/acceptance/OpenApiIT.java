package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coffer.acceptance.fuzz.Description;
import io.coffer.acceptance.fuzz.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: complete, true, and the one that is committed. */
class OpenApiIT {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final String JSON_BODY = "application/json";
    private static final String OPEN_API = "/openapi?format=json";

    /** What may be sent as it stands in the document, by whom, and what comes of it. */
    private static final List<Sample> SAMPLES = List.of(
            new Sample("createToken", Channel::anonymous, 200),
            // Another test may have sent it before: a client_reference names one payment for ever.
            new Sample("createPayment", Channel::demo, 202, 409),
            new Sample("register", Channel::anonymous, 202),
            new Sample("requestPasswordReset", Channel::anonymous, 202),
            new Sample("verifyEmail", Channel::anonymous, 422),
            new Sample("resetPassword", Channel::anonymous, 422),
            new Sample("signIn", Channel::anonymous, 200),
            new Sample("refreshSession", Channel::anonymous, 401),
            new Sample("getMe", () -> Person.customer().api(), 200),
            new Sample("listSessions", () -> Person.customer().api(), 200),
            new Sample("listStaff", Staff::admin, 200),
            new Sample("listApprovals", () -> Staff.signedIn("approver"), 200),
            new Sample("listAuditRecords", () -> Staff.signedIn("auditor"), 200));

    private record Sample(String operation, Supplier<Channel> caller, List<Integer> statuses) {

        Sample(String operation, Supplier<Channel> caller, Integer... statuses) {
            this(operation, caller, List.of(statuses));
        }
    }

    @Test
    void everyOperationSaysAllThatItsCallersNeed() {
        var document = served();
        var faults = new ArrayList<String>();
        var ids = new HashSet<String>();
        var description = Description.of(document.toString());
        for (Operation operation : description.operations()) {
            var said = document.path("paths")
                    .path(operation.path())
                    .path(operation.method().toLowerCase(Locale.ROOT));
            var missing = new ArrayList<String>();
            if (!said.hasNonNull("operationId") || !ids.add(operation.id())) {
                missing.add("an operationId of its own");
            }
            if (said.path("summary").asText().isBlank()) {
                missing.add("a summary");
            }
            if (said.path("tags").isEmpty()) {
                missing.add("a tag");
            }
            answers(operation, description, missing);
            requests(operation, missing);
            if (!missing.isEmpty()) {
                faults.add(operation + " lacks " + String.join(", ", missing));
            }
        }
        assertThat(description.operations()).isNotEmpty();
        assertThat(faults).as("operations that are not described").isEmpty();
    }

    private static void answers(Operation operation, Description description, List<String> missing) {
        if (operation.answers().keySet().stream().noneMatch(status -> status.startsWith("2"))) {
            missing.add("an answer for success");
        }
        if (operation.answers().keySet().stream().noneMatch(status -> status.startsWith("4"))) {
            missing.add("answers for refusals");
        }
        operation.answers().forEach((status, media) -> {
            boolean empty = status.equals("204") || status.equals("304");
            if (media.isEmpty() != empty) {
                missing.add("a body for " + status + " (or says too much)");
            }
            media.forEach((type, place) -> {
                if (type.endsWith("json") && !description.saysSomething(place)) {
                    missing.add("a schema for " + status + " as " + type);
                }
            });
        });
    }

    private static void requests(Operation operation, List<String> missing) {
        operation.bodies().forEach((type, body) -> {
            if (type.endsWith("json") && body.examples().isEmpty()) {
                missing.add("an example for " + type);
            }
        });
        for (Operation.Parameter parameter : operation.parameters()) {
            var schema = parameter.schema();
            boolean obvious = schema.has("format")
                    || schema.has("enum")
                    || schema.has("example")
                    || schema.path("type").asText().equals("integer")
                    || schema.path("type").asText().equals("boolean");
            if (parameter.example() == null && !obvious) {
                missing.add("an example for " + parameter.name());
            }
        }
    }

    @Test
    void whatTheExamplesSayHappens() {
        var description = Description.of(served().toString());
        var faults = new ArrayList<String>();
        for (Sample sample : SAMPLES) {
            var operation = description.operations().stream()
                    .filter(found -> found.id().equals(sample.operation()))
                    .findFirst();
            if (operation.isEmpty()) {
                faults.add("there is no operation " + sample.operation());
                continue;
            }
            var bodies = operation.get().bodies().get(JSON_BODY);
            if (bodies == null) {
                send(sample, operation.get(), null, description, faults);
            } else {
                assertThat(bodies.examples())
                        .as("examples of %s", operation.get())
                        .isNotEmpty();
                bodies.examples()
                        .forEach(example -> send(sample, operation.get(), example.toString(), description, faults));
            }
        }
        assertThat(faults).as("what does not happen as described").isEmpty();
    }

    private static void send(
            Sample sample, Operation operation, @Nullable String body, Description description, List<String> faults) {
        var headers = new LinkedHashMap<String, String>();
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header") && parameter.required())
                .forEach(parameter ->
                        headers.put(parameter.name(), UUID.randomUUID().toString()));
        var answer = sample.caller().get().send(operation.method(), operation.path(), headers, body);
        if (!sample.statuses().contains(answer.status())) {
            faults.add(operation + " is answered " + answer.status() + " " + answer.body());
            return;
        }
        var type = answer.headers().firstValue("content-type").orElse("").replaceAll(";.*", "");
        var place =
                operation.answer(answer.status()).map(media -> media.get(type)).orElse(null);
        if (place == null) {
            faults.add(operation + " is answered " + answer.status() + " as " + type + ", which is not described");
            return;
        }
        description
                .faults(place, answer.body())
                .forEach(fault -> faults.add(operation + " is answered " + answer.status() + " with " + fault));
    }

    @Test
    void theCommittedDocumentIsTheServedOne() throws IOException {
        var file = Path.of(System.getProperty("coffer.test.openapi", "../docs/openapi.json"));
        var served = served();
        var text = JSON.writeValueAsString(JSON.treeToValue(served, TreeMap.class)) + "\n";
        if (Boolean.getBoolean("coffer.test.openapi.write")) {
            Files.writeString(file, text);
        }
        if (!Files.exists(file) || !JSON.readTree(Files.readString(file)).equals(served)) {
            fail("The API has changed: look at the difference, and run OpenApiIT with -Dcoffer.test.openapi.write=true"
                    + " to write " + file.normalize());
        }
    }

    /** The document as it is served, but not where it is served. */
    private static JsonNode served() {
        var document = (ObjectNode) Channel.anonymous().get(OPEN_API).has(200).body();
        document.remove("servers");
        return document;
    }
}

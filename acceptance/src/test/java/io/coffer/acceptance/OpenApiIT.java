package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.coffer.acceptance.fuzz.Description;
import io.coffer.acceptance.fuzz.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The OpenAPI document: complete, true, and the one that is committed. */
class OpenApiIT {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final String OPEN_API = "/openapi?format=json";

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

    private static JsonNode served() {
        return Channel.anonymous().get(OPEN_API).has(200).body();
    }
}

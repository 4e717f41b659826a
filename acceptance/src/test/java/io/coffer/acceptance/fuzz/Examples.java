package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes values that are right by the description: its own examples where it has some, else by the schema. */
final class Examples {

    private static final int MAX_DEPTH = 6;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Description description;
    private final Known known;
    private final String run;

    /**
     * Examples for one run.
     *
     * @param run makes names of this run differ from those of any other
     */
    Examples(Description description, Known known, String run) {
        this.description = description;
        this.known = known;
        this.run = run;
    }

    /** A body that the operation takes. */
    JsonNode body(Operation.Body media, Draft draft, int number) {
        var examples = media.examples();
        var body = examples.isEmpty() || draft.random.nextInt(4) == 0
                ? value("", media.schema(), draft, number, 0)
                : Nasty.any(examples, draft.random).deepCopy();
        fit(body, draft, number);
        return body;
    }

    /** A value for a parameter. */
    JsonNode parameter(Operation.Parameter parameter, Draft draft, int number) {
        // The example of an id may be an object that is not the fuzzer's to change.
        var example = parameter.in().equals("path") ? null : parameter.example();
        return example != null && draft.random.nextBoolean()
                ? fitting(parameter.name(), draft, number)
                        .<JsonNode>map(NODES::textNode)
                        .orElse(example)
                : value(parameter.name(), parameter.schema(), draft, number, 0);
    }

    private JsonNode value(String name, JsonNode given, Draft draft, int number, int depth) {
        var schema = description.resolved(given);
        var random = draft.random;
        if (!name.isEmpty()) {
            var fitting = fitting(name, draft, number);
            if (fitting.isPresent()) {
                return NODES.textNode(fitting.get());
            }
        }
        if (schema.has("example") && random.nextInt(3) > 0) {
            return schema.get("example").deepCopy();
        }
        for (String choice : new String[] {"oneOf", "anyOf", "enum"}) {
            if (!schema.path(choice).isEmpty()) {
                var one =
                        schema.get(choice).get(random.nextInt(schema.get(choice).size()));
                return choice.equals("enum") ? one : value(name, one, draft, number, depth);
            }
        }
        if (schema.has("allOf")) {
            var all = NODES.objectNode();
            schema.get("allOf").forEach(part -> {
                if (value("", part, draft, number, depth) instanceof ObjectNode object) {
                    all.setAll(object);
                }
            });
            return all;
        }
        return switch (schema.path("type").asText(schema.has("properties") ? "object" : "string")) {
            case "object" -> object(schema, draft, number, depth);
            case "array" -> array(schema, draft, number, depth);
            case "integer" -> NODES.numberNode(whole(schema, random));
            case "number" -> NODES.numberNode(random.nextInt(1, 1_000) / 4.0);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(text(schema, random));
        };
    }

    private ObjectNode object(JsonNode schema, Draft draft, int number, int depth) {
        var object = NODES.objectNode();
        var required = schema.path("required");
        schema.path("properties").properties().forEach(property -> {
            boolean must = false;
            for (JsonNode name : required) {
                must |= name.asText().equals(property.getKey());
            }
            if (must || (depth < MAX_DEPTH && draft.random.nextBoolean())) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), draft, number, depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, Draft draft, int number, int depth) {
        var array = NODES.arrayNode();
        int items = depth < MAX_DEPTH ? draft.random.nextInt(1, 4) : 0;
        for (int i = 0; i < items; i++) {
            array.add(value("", schema.path("items"), draft, number, depth + 1));
        }
        return array;
    }

    /** Puts the caller's own values in place of those of an example. */
    private void fit(JsonNode body, Draft draft, int number) {
        if (body instanceof ObjectNode object) {
            var names = object.fieldNames();
            while (names.hasNext()) {
                var name = names.next();
                fit(object.get(name), draft, number);
                if (object.get(name).isTextual()) {
                    fitting(name, draft, number).ifPresent(value -> object.put(name, value));
                }
            }
        }
    }

    private Optional<String> fitting(String name, Draft draft, int number) {
        var own = draft.caller.members().get(name);
        if (own != null && !own.isEmpty()) {
            return Optional.of(Nasty.any(own, draft.random));
        }
        var given = known.value(draft.caller.owner(), name, draft.random);
        if (given.isPresent()) {
            return given;
        }
        return switch (name) {
            case "client_reference", "Idempotency-Key" -> Optional.of("fuzz-" + run + "-" + number);
            case "email" -> Optional.of("fuzz-" + run + "-" + number + "@example.com");
            default -> Optional.empty();
        };
    }

    private static long whole(JsonNode schema, RandomGenerator random) {
        long least = schema.path("minimum").asLong(1);
        long most = schema.path("maximum").asLong(least + 100);
        return random.nextLong(least, Math.max(least, most) + 1);
    }

    private static String text(JsonNode schema, RandomGenerator random) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> id(random).toString();
            case "date-time" ->
                Instant.ofEpochSecond(random.nextLong(1_700_000_000, 1_900_000_000))
                        .toString();
            case "date" ->
                Instant.ofEpochSecond(random.nextLong(0, 1_900_000_000))
                        .toString()
                        .substring(0, 10);
            case "email" -> "somebody@example.com";
            case "uri", "url" -> "https://example.com/hook";
            default ->
                "x"
                        .repeat(Math.max(
                                schema.path("minLength").asInt(1),
                                Math.min(schema.path("maxLength").asInt(12), random.nextInt(1, 13))));
        };
    }

    /** A UUID of version 7, of nobody's. */
    static UUID id(RandomGenerator random) {
        return new UUID(
                0x0190_0000_0000_7000L | (random.nextLong(1L << 32) << 16),
                0x8000_0000_0000_0000L | random.nextLong(1L << 62));
    }
}

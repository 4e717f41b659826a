package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The OpenAPI document, read. Schemas are named by their place in it, a JSON pointer.
 *
 * <p>It is taken at its word: an object of an answer has the members that its schema names and no others, unless the
 * schema allows others by {@code additionalProperties} or is one part of an {@code allOf}, or is a problem, which may
 * have members of its own.
 */
public final class Description {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final List<String> NOT_OF_SCHEMAS =
            List.of("openapi", "info", "servers", "tags", "security", "paths", "components");
    private static final String BASE = "https://coffer.invalid/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final List<Operation> operations;
    private final JsonSchemaFactory schemas;
    private final Map<String, JsonSchema> read = new ConcurrentHashMap<>();

    private Description(JsonNode document) {
        this.document = document;
        this.operations = readOperations();
        close(document.at("/components/schemas"), parts(document));
        var text = document.toString();
        var dialect = JsonMetaSchema.builder(OpenApi30.getInstance())
                .keywords(NOT_OF_SCHEMAS.stream().map(NonValidationKeyword::new).toList())
                .build();
        this.schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V4,
                builder -> builder.metaSchema(dialect)
                        .defaultMetaSchemaIri(dialect.getIri())
                        .schemaLoaders(loaders -> loaders.schemas(Map.of(BASE, text))));
    }

    /** Reads the document, which is JSON. */
    public static Description of(String json) {
        try {
            return new Description(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the OpenAPI document is no JSON", e);
        }
    }

    /** All operations, in the order of the document. */
    public List<Operation> operations() {
        return operations;
    }

    /** The operations that a path leads to, whatever the method. */
    List<Operation> at(String path) {
        var segments = Paths.segments(path);
        return operations.stream()
                .filter(operation -> Paths.matches(operation.segments(), segments))
                .toList();
    }

    /** The operation that a method and a path lead to. */
    public Optional<Operation> at(String method, String path) {
        return at(path).stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst();
    }

    /** What a reference leads to, if it is one. */
    JsonNode resolved(JsonNode node) {
        var here = node;
        for (int hops = 0; here.hasNonNull("$ref") && hops < 10; hops++) {
            here = document.at(here.get("$ref").asText().substring(1));
        }
        return here;
    }

    /** Whether the schema at this place says anything about what it describes. */
    public boolean saysSomething(String place) {
        var schema = resolved(document.at(place));
        for (String word :
                List.of("properties", "items", "allOf", "oneOf", "anyOf", "enum", "format", "additionalProperties")) {
            if (schema.has(word)) {
                return true;
            }
        }
        return !schema.path("type").asText("object").equals("object");
    }

    /** What about a value is not as the schema at this place says; empty if all of it is. */
    public List<String> faults(String place, JsonNode value) {
        if (document.at(place).isMissingNode()) {
            return List.of();
        }
        return read
                .computeIfAbsent(place, key -> schemas.getSchema(SchemaLocation.of(BASE + "#" + key)))
                .validate(value)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private List<Operation> readOperations() {
        var found = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    found.add(readOperation(path.getKey(), method, path.getValue()));
                }
            }
        });
        return List.copyOf(found);
    }

    private Operation readOperation(String path, String method, JsonNode item) {
        var operation = item.path(method);
        var place = "/paths/" + escaped(path) + "/" + method;
        return new Operation(
                operation.path("operationId").asText(method + ' ' + path),
                method.toUpperCase(Locale.ROOT),
                path,
                isOpen(operation),
                parameters(item, operation),
                bodies(resolved(operation.path("requestBody")).path("content")),
                answers(place + "/responses"));
    }

    private boolean isOpen(JsonNode operation) {
        var security = operation.has("security") ? operation.get("security") : document.path("security");
        if (security.isEmpty()) {
            return true;
        }
        for (JsonNode way : security) {
            if (way.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<Operation.Parameter> parameters(JsonNode item, JsonNode operation) {
        var found = new LinkedHashMap<String, Operation.Parameter>();
        for (JsonNode list : List.of(item.path("parameters"), operation.path("parameters"))) {
            for (JsonNode entry : list) {
                var parameter = resolved(entry);
                var name = parameter.path("name").asText();
                var in = parameter.path("in").asText();
                var schema = resolved(parameter.path("schema"));
                found.put(
                        in + ' ' + name,
                        new Operation.Parameter(
                                name,
                                in,
                                parameter.path("required").asBoolean(),
                                schema,
                                parameter.has("example") ? parameter.get("example") : schema.get("example")));
            }
        }
        return List.copyOf(found.values());
    }

    private Map<String, Operation.Body> bodies(JsonNode content) {
        var found = new LinkedHashMap<String, Operation.Body>();
        content.properties().forEach(entry -> {
            var media = entry.getValue();
            var examples = new ArrayList<JsonNode>();
            if (media.has("example")) {
                examples.add(media.get("example"));
            }
            media.path("examples")
                    .elements()
                    .forEachRemaining(example -> examples.add(resolved(example).path("value")));
            found.put(entry.getKey(), new Operation.Body(resolved(media.path("schema")), List.copyOf(examples)));
        });
        return found;
    }

    private Map<String, Map<String, String>> answers(String place) {
        var found = new LinkedHashMap<String, Map<String, String>>();
        document.at(place).fieldNames().forEachRemaining(status -> {
            var at = landed(place + "/" + status);
            var media = new LinkedHashMap<String, String>();
            document.at(at + "/content")
                    .fieldNames()
                    .forEachRemaining(type ->
                            media.put(type.toLowerCase(Locale.ROOT), at + "/content/" + escaped(type) + "/schema"));
            found.put(status, media);
        });
        return found;
    }

    /** The place itself, or the one that it refers to. */
    private String landed(String place) {
        var node = document.at(place);
        return node.hasNonNull("$ref") ? landed(node.get("$ref").asText().substring(1)) : place;
    }

    /** The schemas that are only a part of another one: to them, members of the other parts are unknown. */
    private static Set<String> parts(JsonNode document) {
        var found = new HashSet<String>();
        for (JsonNode holder : document.findParents("allOf")) {
            if (holder.get("allOf").size() > 1 || holder.has("properties")) {
                holder.get("allOf")
                        .findValuesAsText("$ref")
                        .forEach(ref -> found.add(ref.substring(ref.lastIndexOf('/') + 1)));
            }
        }
        return found;
    }

    private static void close(JsonNode schemas, Set<String> parts) {
        schemas.properties().forEach(schema -> {
            if (!parts.contains(schema.getKey()) && !schema.getKey().contains("Problem")) {
                close(schema.getValue());
            }
        });
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.has("allOf")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Description::close);
    }

    private static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}

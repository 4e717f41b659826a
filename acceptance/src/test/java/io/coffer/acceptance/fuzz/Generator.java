package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests. The first ones are right: every operation by every caller. Of the others a sixth is right, the
 * rest is changed for the worse, most of them once.
 */
final class Generator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper ESCAPED =
            new ObjectMapper().configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
    private static final String JSON_TYPE = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final List<Change> CHANGES =
            Stream.concat(RequestChanges.ALL.stream(), BodyChanges.ALL.stream()).toList();

    private final long seed;
    private final Description description;
    private final Known known;
    private final Examples examples;
    private final List<List<String>> falseCredentials;

    Generator(long seed, String run, Description description, Known known, List<List<String>> falseCredentials) {
        this.seed = seed;
        this.description = description;
        this.known = known;
        this.examples = new Examples(description, known, run);
        this.falseCredentials = List.copyOf(falseCredentials);
    }

    /** How many requests are right in any case, so that there is something to break. */
    int rightAtFirst(List<Caller> callers) {
        return callers.size() * description.operations().size();
    }

    /** The request of this number. */
    Attempt attempt(int number, List<Caller> callers) {
        // Seed and number mixed; neighbouring seeds of a SplittableRandom are not alike.
        var random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        var operations = description.operations();
        if (number < rightAtFirst(callers)) {
            var draft = right(
                    operations.get(number / callers.size()), callers.get(number % callers.size()), random, number);
            written(draft);
            return finished(draft).attempt(number);
        }
        var operation = Nasty.any(operations, random);
        var draft = right(operation, caller(operation, callers, random), random, number);
        if (draft.caller.tenant() && random.nextInt(6) == 0 && foreign(draft)) {
            written(draft);
        } else {
            worsen(draft);
        }
        return finished(draft).attempt(number);
    }

    private void worsen(Draft draft) {
        var picked = new ArrayList<Change>();
        int changes = Nasty.any(List.of(0, 1, 1, 1, 2, 3), draft.random);
        for (int i = 0; i < changes; i++) {
            picked.add(Nasty.any(CHANGES, draft.random));
        }
        picked.sort(Comparator.comparing(Change::stage));
        for (Change change : picked) {
            if (change.stage().compareTo(Change.Stage.TEXT) >= 0) {
                written(draft);
            }
            if (change.fits().test(draft)) {
                change.make().accept(draft);
            }
        }
        if (draft.credential == Credential.TRUE && !falseCredentials.isEmpty() && draft.random.nextInt(40) == 0) {
            var credential = Nasty.any(falseCredentials, draft.random);
            RequestChanges.falseHeader(draft, "credentials that prove nothing", credential.get(0), credential.get(1));
        }
        written(draft);
    }

    private Caller caller(Operation operation, List<Caller> callers, SplittableRandom random) {
        var able = known.able(operation);
        if (random.nextInt(4) == 0 || able.isEmpty()) {
            return Nasty.any(callers, random);
        }
        var name = Nasty.any(able, random);
        return callers.stream()
                .filter(caller -> caller.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A request that should be done, if the caller may. */
    private Draft right(Operation operation, Caller caller, SplittableRandom random, int number) {
        var draft = new Draft(operation, caller, random);
        known.own(operation.segments(), caller.owner(), random).ifPresent(own -> at(draft, own.segments()));
        for (var parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "path" ->
                    draft.segments.replaceAll(segment ->
                            segment.equals("{" + parameter.name() + "}") ? text(parameter, draft, number) : segment);
                case "query" -> {
                    if (parameter.required() || random.nextInt(3) == 0) {
                        draft.query.add(new Header(parameter.name(), text(parameter, draft, number)));
                    }
                }
                case "header" -> {
                    if (parameter.required() || random.nextInt(3) == 0) {
                        draft.header(parameter.name(), Escapes.decoded(text(parameter, draft, number)));
                    }
                }
                default -> {}
            }
        }
        if (!operation.bodies().isEmpty()) {
            body(draft, number);
        }
        return draft;
    }

    private void body(Draft draft, int number) {
        var types = List.copyOf(draft.operation.bodies().keySet());
        var type =
                types.contains(JSON_TYPE) && draft.random.nextInt(4) > 0 ? JSON_TYPE : Nasty.any(types, draft.random);
        var media = draft.operation.bodies().get(type);
        if (media == null) {
            return;
        }
        draft.header("Content-Type", type);
        var body = examples.body(media, draft, number);
        if (type.endsWith("json")) {
            draft.json = body;
        } else if (type.equals(FORM)) {
            draft.body = form(body).getBytes(StandardCharsets.UTF_8);
        } else {
            draft.body = Files.of(type, draft.random);
        }
    }

    private String text(Operation.Parameter parameter, Draft draft, int number) {
        return Escapes.encoded(examples.parameter(parameter, draft, number).asText());
    }

    private static void at(Draft draft, List<String> beginning) {
        for (int i = 0; i < beginning.size(); i++) {
            draft.segments.set(i, beginning.get(i));
        }
    }

    /** Puts somebody else's id where one of the caller's own is expected; false if there is no such place. */
    private boolean foreign(Draft draft) {
        var theirs = known.foreign(draft.operation.segments(), draft.caller.owner(), draft.random);
        if (theirs.isPresent()) {
            at(draft, theirs.get().segments());
            draft.theirs = theirs.get().lastSegment();
        } else if (draft.json instanceof ObjectNode object) {
            var places = StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                    .filter(name ->
                            known.foreignValue(name, draft.caller.owner()).isPresent())
                    .toList();
            if (places.isEmpty()) {
                return false;
            }
            var place = Nasty.any(places, draft.random);
            var id = known.foreignValue(place, draft.caller.owner()).orElseThrow();
            object.put(place, id);
            draft.theirs = id;
        } else {
            return false;
        }
        draft.nobodys = Examples.id(draft.random).toString();
        draft.changed("somebody else's id");
        return true;
    }

    /** From the tree to bytes, once. */
    private static void written(Draft draft) {
        var json = draft.json;
        if (json != null && draft.body == null) {
            draft.body = bytes(json, draft.random.nextBoolean());
            draft.json = null;
        }
    }

    private static byte[] bytes(JsonNode json, boolean escaped) {
        try {
            return (escaped ? ESCAPED : JSON).writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String form(@Nullable JsonNode body) {
        return body == null
                ? ""
                : body.properties().stream()
                        .map(member -> member.getKey() + "="
                                + Escapes.encoded(member.getValue().asText()))
                        .collect(Collectors.joining("&"));
    }

    /** What can't be told before all changes are made. */
    private static Draft finished(Draft draft) {
        if (draft.credential == Credential.TRUE && draft.caller.isAnonymous()) {
            draft.credential = Credential.NONE;
        }
        for (Header header : draft.headers) {
            if (header.value().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
                draft.aim = draft.aim.orWorse(Aim.BROKEN);
            }
        }
        return draft;
    }
}

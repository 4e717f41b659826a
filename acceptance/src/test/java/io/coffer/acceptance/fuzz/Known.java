package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What the run knows: objects that its callers own, values that their answers gave, and who may call what. Only what
 * was created is learned, never what was listed: it may be somebody else's.
 */
final class Known {

    private static final int MAX_KEPT = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An object at its address, with its owner's name. */
    record Owned(String owner, List<String> segments) {

        String lastSegment() {
            return segments.get(segments.size() - 1);
        }
    }

    private final Description description;
    private final Set<String> ownMembers;
    private final Map<List<String>, List<Owned>> objects = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
    private final Map<Operation, TreeSet<String>> able = new LinkedHashMap<>();
    private final Map<String, Caller> callers = new LinkedHashMap<>();
    private final TreeSet<String> reached = new TreeSet<>();

    Known(Description description, List<Caller> callers, Set<String> ownMembers) {
        this.description = description;
        this.ownMembers = Set.copyOf(ownMembers);
        callers.forEach(this::meet);
    }

    /** Takes in what a caller brings along. */
    void meet(Caller caller) {
        callers.put(caller.name(), caller);
        caller.paths().forEach(path -> own(caller.owner(), Paths.segments(path)));
    }

    /** Takes in what an answer tells. */
    void learn(Attempt attempt, Reply reply) {
        if (attempt.aim() != Aim.TARGET || !reply.isAnswer()) {
            return;
        }
        var operation = attempt.operation();
        if (attempt.request().credential() == Credential.TRUE && reply.status() != 401 && reply.status() != 403) {
            able.computeIfAbsent(operation, key -> new TreeSet<>())
                    .add(attempt.caller().name());
        }
        if (reply.isSuccess()) {
            reached.add(operation.id());
            if (operation.method().equals("POST")) {
                created(attempt, reply);
            }
        }
    }

    /** The operations that at least one request got done. */
    Set<String> reached() {
        return reached;
    }

    /** The names of those who were not turned away from an operation. */
    List<String> able(Operation operation) {
        return List.copyOf(able.getOrDefault(operation, new TreeSet<>()));
    }

    /** An object of this owner, as the beginning of a path that fits the template. */
    Optional<Owned> own(List<String> template, String owner, RandomGenerator random) {
        return pick(template, random, object -> object.owner().equals(owner));
    }

    /** An object of somebody else's. */
    Optional<Owned> foreign(List<String> template, String owner, RandomGenerator random) {
        return pick(template, random, object -> !object.owner().equals(owner));
    }

    /** A value that an answer to this caller gave for this member. */
    Optional<String> value(String owner, String member, RandomGenerator random) {
        var given = values.getOrDefault(owner, Map.of()).getOrDefault(member, List.of());
        return given.isEmpty() ? Optional.empty() : Optional.of(Nasty.any(given, random));
    }

    /** What only somebody else may put into this member of a body. */
    Optional<String> foreignValue(String member, String owner) {
        if (!ownMembers.contains(member)) {
            return Optional.empty();
        }
        return callers.values().stream()
                .filter(caller -> caller.tenant() && !caller.owner().equals(owner))
                .flatMap(caller -> caller.members().getOrDefault(member, List.of()).stream())
                .findFirst();
    }

    private Optional<Owned> pick(List<String> template, RandomGenerator random, Predicate<Owned> which) {
        for (int length = template.size(); length > 0; length--) {
            if (Paths.isParameter(template.get(length - 1))) {
                var found = objects.getOrDefault(shape(template.subList(0, length)), List.of()).stream()
                        .filter(which)
                        .toList();
                if (!found.isEmpty()) {
                    return Optional.of(Nasty.any(found, random));
                }
            }
        }
        return Optional.empty();
    }

    private void created(Attempt attempt, Reply reply) {
        var owner = attempt.caller().owner();
        var body = json(reply);
        var path = reply.header("Location")
                .map(Known::path)
                .or(() -> id(body).map(id -> attempt.request().target().replaceFirst("\\?.*", "") + "/" + id));
        path.ifPresent(at -> own(owner, Paths.segments(at)));
        body.properties().forEach(member -> {
            var name = member.getKey();
            if (member.getValue().isTextual() && (name.endsWith("_id") || name.endsWith("_token"))) {
                keep(
                        values.computeIfAbsent(owner, key -> new LinkedHashMap<>())
                                .computeIfAbsent(name, key -> new ArrayList<>()),
                        member.getValue().asText());
            }
        });
    }

    private void own(String owner, List<String> segments) {
        description.operations().stream()
                .map(Operation::segments)
                .filter(template -> template.size() >= segments.size())
                .map(template -> template.subList(0, segments.size()))
                .filter(template -> Paths.isParameter(template.get(template.size() - 1)))
                .filter(template -> Paths.matches(template, segments))
                .findFirst()
                .ifPresent(template -> keep(
                        objects.computeIfAbsent(shape(template), key -> new ArrayList<>()),
                        new Owned(owner, segments)));
    }

    private static <T> void keep(List<T> list, T value) {
        list.add(value);
        if (list.size() > MAX_KEPT) {
            // The first ones stay: they are what was there before anything was broken.
            list.remove(MAX_KEPT / 2);
        }
    }

    /** A template without the names of its parameters, which may differ from one operation to the next. */
    private static List<String> shape(List<String> template) {
        return template.stream()
                .map(segment -> Paths.isParameter(segment) ? "{}" : segment)
                .toList();
    }

    private static String path(String location) {
        return URI.create(location).getPath();
    }

    private static Optional<String> id(JsonNode body) {
        var names = new ArrayList<String>();
        body.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> name.equals("id") || name.endsWith("_id"))
                .findFirst()
                .map(name -> body.get(name).asText());
    }

    private static JsonNode json(Reply reply) {
        try {
            return reply.mediaType().equals("application/json")
                    ? JSON.readTree(reply.text())
                    : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}

package io.coffer.acceptance.fuzz;

import static io.coffer.acceptance.fuzz.Change.Stage.TEXT;
import static io.coffer.acceptance.fuzz.Change.Stage.TREE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Bodies that are wrong: other members, types and values first, then text that is no JSON any more. */
final class BodyChanges {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEP = 5_000;

    static final List<Change> ALL = List.of(
            tree("another type", random -> anyType(random)),
            tree("null", random -> NODES.nullNode()),
            tree("nasty text", random -> NODES.textNode(Nasty.text(random))),
            tree("nasty text", random -> NODES.textNode(Nasty.text(random))),
            tree("nasty number as text", random -> NODES.textNode(Nasty.number(random))),
            tree("huge text", random -> NODES.textNode(Nasty.huge(random))),
            tree("nested", BodyChanges::nested),
            Change.of(TREE, BodyChanges::isObject, BodyChanges::lose),
            Change.of(TREE, BodyChanges::isObject, BodyChanges::add),
            Change.of(TREE, BodyChanges::isObject, BodyChanges::rename),
            Change.of(TREE, BodyChanges::isObject, BodyChanges::many),
            Change.of(TREE, draft -> draft.json != null, BodyChanges::whole),
            text("a literal of JavaScript's", (random, text) -> literal(text, random)),
            text("a member twice", text -> text.replaceFirst("\\{\\s*(\"[^\"]*\"\\s*:)", "{$1null,$1")),
            text("cut off", (random, text) -> text.substring(0, random.nextInt(text.length() + 1))),
            text(
                    "more behind it",
                    (random, text) -> text + Nasty.any(List.of("{}", ",", "}", "]", "x", "\u0000"), random)),
            text(
                    "deep",
                    (random, text) -> Nasty.any(List.of("[", "{\"a\":"), random).repeat(DEEP)),
            text("deep and closed", text -> "[".repeat(DEEP) + "]".repeat(DEEP)),
            text("a comment", text -> "/* */" + text + "// x"),
            text("single quotes", text -> text.replace('"', '\'')),
            text("half a character", text -> text.replaceFirst(":\\s*\"", ":\"\\\\ud83d")),
            text("NUL escaped", text -> text.replaceFirst(":\\s*\"", ":\"\\\\u0000")),
            text("an escape that is none", text -> text.replaceFirst(":\\s*\"", ":\"\\\\x")),
            text("a byte order mark", text -> "\uFEFF" + text),
            text("white space", text -> " \n\t".repeat(2_000) + text),
            text("nothing", text -> ""),
            text("no JSON", (random, text) -> Nasty.text(random)),
            text("too large", text -> "{\"" + "x".repeat(70_000) + "\":1}"),
            text("much too large", text -> " ".repeat(1_200_000) + text),
            bytes("UTF-16", body -> new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)),
            bytes("UTF-32", BodyChanges::wide),
            bytes("no UTF-8", (random, body) -> spoiled(body, random)),
            bytes("noise", (random, body) -> noise(random)),
            Change.of(TEXT, draft -> draft.body != null, draft -> {
                draft.body = null;
                draft.changed("no body");
            }),
            Change.of(TEXT, draft -> draft.body == null, draft -> {
                draft.body = Nasty.text(draft.random).getBytes(StandardCharsets.UTF_8);
                draft.changed("a body where none belongs");
            }));

    private BodyChanges() {}

    private static Change tree(String name, Function<RandomGenerator, JsonNode> value) {
        return Change.of(TREE, draft -> hasMembers(draft.json), draft -> {
            var parents = parents(draft);
            var parent = Nasty.any(parents, draft.random);
            if (parent instanceof ObjectNode object) {
                var member = Nasty.any(names(object), draft.random);
                object.set(member, value.apply(draft.random));
                draft.changed(name + " in " + member);
            } else if (parent instanceof ArrayNode array) {
                array.set(draft.random.nextInt(array.size()), value.apply(draft.random));
                draft.changed(name + " in a list");
            }
        });
    }

    private static Change text(String name, UnaryOperator<String> change) {
        return text(name, (random, text) -> change.apply(text));
    }

    private static Change text(String name, BiFunction<RandomGenerator, String, String> change) {
        return bytes(
                name,
                (random, body) -> change.apply(random, new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Change bytes(String name, UnaryOperator<byte[]> change) {
        return bytes(name, (random, body) -> change.apply(body));
    }

    private static Change bytes(String name, BiFunction<RandomGenerator, byte[], byte[]> change) {
        return Change.of(TEXT, draft -> draft.body != null, draft -> {
            var body = draft.body;
            if (body != null) {
                draft.body = change.apply(draft.random, body);
                draft.changed(name);
            }
        });
    }

    private static boolean isObject(Draft draft) {
        return draft.json instanceof ObjectNode object && !object.isEmpty();
    }

    private static boolean hasMembers(@Nullable JsonNode node) {
        return node != null && !node.isEmpty();
    }

    /** Objects and lists with something in them, at any depth. */
    private static List<JsonNode> parents(Draft draft) {
        var found = new ArrayList<JsonNode>();
        if (draft.json != null) {
            gather(draft.json, found);
        }
        return found;
    }

    private static void gather(JsonNode node, List<JsonNode> found) {
        if (hasMembers(node)) {
            found.add(node);
            node.forEach(child -> gather(child, found));
        }
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void lose(Draft draft) {
        if (draft.json instanceof ObjectNode object) {
            var member = Nasty.any(names(object), draft.random);
            object.remove(member);
            draft.changed("without " + member);
        }
    }

    private static void add(Draft draft) {
        if (draft.json instanceof ObjectNode object) {
            var name = draft.random.nextBoolean()
                    ? Nasty.shortText(draft.random)
                    : Nasty.any(List.of("id", "role", "roles", "status", "version", "balance", "admin"), draft.random);
            object.set(name, anyType(draft.random));
            draft.changed("one more member");
        }
    }

    private static void rename(Draft draft) {
        if (draft.json instanceof ObjectNode object) {
            var member = Nasty.any(names(object), draft.random);
            var value = object.remove(member);
            object.set(draft.random.nextBoolean() ? member.toUpperCase(Locale.ROOT) : member.replace("_", ""), value);
            draft.changed(member + " in other letters");
        }
    }

    private static void many(Draft draft) {
        if (draft.json instanceof ObjectNode object) {
            for (int i = 0; i < 2_000; i++) {
                object.put("m" + i, i);
            }
            draft.changed("2000 more members");
        }
    }

    private static void whole(Draft draft) {
        draft.json = draft.random.nextBoolean() ? NODES.arrayNode().add(draft.json) : anyType(draft.random);
        draft.changed("another type for all of it");
    }

    private static JsonNode anyType(RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.numberNode(random.nextInt());
            case 1 -> NODES.numberNode(250.5);
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.objectNode();
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.arrayNode().add("EUR").add(1).addNull();
            case 6 -> NODES.objectNode().put("value", "250.00");
            case 7 -> NODES.textNode("");
            default -> NODES.textNode(Nasty.shortText(random));
        };
    }

    private static JsonNode nested(RandomGenerator random) {
        JsonNode node = NODES.numberNode(1);
        int depth = Nasty.any(List.of(3, 19, 21, 100), random);
        for (int i = 0; i < depth; i++) {
            node = random.nextBoolean()
                    ? NODES.arrayNode().add(node)
                    : NODES.objectNode().set("a", node);
        }
        return node;
    }

    /** Puts something bare where a text was: a number that no double holds, or no JSON at all. */
    private static String literal(String text, RandomGenerator random) {
        var literal = random.nextBoolean()
                ? Nasty.number(random)
                : Nasty.any(List.of("undefined", "-", "tru", "new Date()", "'x'", "1e400", "-0.0", "\u0661"), random);
        return text.replaceFirst(":\\s*\"[^\"]*\"", ":" + literal);
    }

    private static byte[] wide(byte[] body) {
        var points = new String(body, StandardCharsets.UTF_8).codePoints().toArray();
        var wide = new byte[points.length * 4];
        for (int i = 0; i < points.length; i++) {
            for (int b = 0; b < 4; b++) {
                wide[i * 4 + b] = (byte) (points[i] >>> (24 - 8 * b));
            }
        }
        return wide;
    }

    /** Bytes that no UTF-8 text has: a continuation without a start, an overlong slash, half of a pair, a bare 0xFF. */
    private static byte[] spoiled(byte[] body, RandomGenerator random) {
        var bytes = Nasty.any(
                List.of(
                        new byte[] {(byte) 0x80},
                        new byte[] {(byte) 0xC0, (byte) 0xAF},
                        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                        new byte[] {(byte) 0xFF, (byte) 0xFE},
                        new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}),
                random);
        int at = random.nextInt(body.length + 1);
        var spoiled = Arrays.copyOf(body, body.length + bytes.length);
        System.arraycopy(bytes, 0, spoiled, at, bytes.length);
        System.arraycopy(body, at, spoiled, at + bytes.length, body.length - at);
        return spoiled;
    }

    private static byte[] noise(RandomGenerator random) {
        var noise = new byte[random.nextInt(1, 2_000)];
        random.nextBytes(noise);
        return noise;
    }
}

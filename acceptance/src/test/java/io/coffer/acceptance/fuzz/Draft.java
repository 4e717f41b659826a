package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request while it is made: a right one at first, then changed for the worse, one change after the other. */
final class Draft {

    final Operation operation;
    final Caller caller;
    final RandomGenerator random;
    final List<String> changes = new ArrayList<>();

    String method;

    /** Escaped already. */
    List<String> segments;

    /** Escaped already. */
    final List<Header> query = new ArrayList<>();

    final List<Header> headers = new ArrayList<>();

    /** The body while it is a tree; once it is written to {@link #body}, this is of no use any more. */
    @Nullable
    JsonNode json;

    byte @Nullable [] body;
    Framing framing = Framing.LENGTH;
    String version = Request.HTTP_1_1;
    Credential credential = Credential.TRUE;
    Aim aim = Aim.TARGET;

    /** Somebody else's id that was put somewhere, and the id of nothing to compare with. */
    @Nullable
    String theirs;

    String nobodys = "";

    Draft(Operation operation, Caller caller, RandomGenerator random) {
        this.operation = operation;
        this.caller = caller;
        this.random = random;
        this.method = operation.method();
        this.segments = new ArrayList<>(operation.segments());
    }

    void changed(String what) {
        changes.add(what);
    }

    void changed(String what, Aim worse) {
        changes.add(what);
        aim = aim.orWorse(worse);
    }

    /** Puts a header in place of any of the same name. */
    void header(String name, String value) {
        noHeader(name);
        headers.add(new Header(name, value));
    }

    void noHeader(String name) {
        headers.removeIf(header -> header.isCalled(name));
    }

    String target() {
        var path = Paths.path(segments);
        return query.isEmpty()
                ? path
                : path
                        + query.stream()
                                .map(parameter -> parameter.name() + "=" + parameter.value())
                                .collect(Collectors.joining("&", "?", ""));
    }

    Attempt attempt(int number) {
        var request = new Request(method, target(), headers, body, framing, version, credential);
        return new Attempt(number, operation, caller, aim, changes, request, twin(request));
    }

    private Attempt.@Nullable Twin twin(Request first) {
        var id = theirs;
        if (id == null) {
            return null;
        }
        var content = first.body();
        var second = new Request(
                first.method(),
                replaced(first.target(), id, "/"),
                // Under a key of its own, or it would be the same request again.
                first.headers().stream()
                        .map(header -> header.isCalled("Idempotency-Key")
                                ? new Header(header.name(), header.value() + "-twin")
                                : header)
                        .toList(),
                content == null
                        ? null
                        : replaced(new String(content, StandardCharsets.UTF_8), id, "\"")
                                .getBytes(StandardCharsets.UTF_8),
                first.framing(),
                first.version(),
                first.credential());
        return new Attempt.Twin(second, id, nobodys);
    }

    /** Only where the id is all of what stands there: one of a job is a short number. */
    private String replaced(String text, String id, String before) {
        return text.replaceFirst(Pattern.quote(before + id) + "(?![\\w-])", Matcher.quoteReplacement(before + nobodys));
    }
}

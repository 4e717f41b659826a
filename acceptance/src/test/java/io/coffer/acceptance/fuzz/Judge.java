package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.coffer.acceptance.fuzz.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with an answer. Pure: the same answer is judged the same, whatever came before. */
final class Judge {

    /** What JAX-RS answers to OPTIONS: nothing, or the methods. */
    private static final Pattern METHODS = Pattern.compile("[A-Z, ]*");

    private static final String PROBLEM = "application/problem+json";
    private static final int UNAUTHENTICATED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;

    /** What may come of a request that is no request of any operation. */
    private static final Set<Integer> REFUSALS =
            Set.of(400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 417, 422, 429, 431);

    /** What HTTP has for a method and a version that the server has never heard of. */
    private static final Set<Integer> NEVER_HEARD_OF = Set.of(501, 505);

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Description description;
    private final Set<String> problems;

    /**
     * A judge for one document.
     *
     * @param problems the last parts of the types that problems may have
     */
    Judge(Description description, Set<String> problems) {
        this.description = description;
        this.problems = Set.copyOf(problems);
    }

    /** All that is wrong about an answer. */
    List<Finding> judge(Attempt attempt, Reply reply) {
        var findings = new ArrayList<Finding>();
        if (!reply.isAnswer()) {
            if (attempt.aim() != Aim.BROKEN) {
                findings.add(new Finding(
                        Kind.SERVER_ERROR,
                        reply.status() == Reply.HUNG_UP ? "hung up" : "no answer in time",
                        "the request was in order"));
            }
            return findings;
        }
        serverError(attempt, reply).ifPresent(findings::add);
        Leaks.in(attempt.request(), reply).ifPresent(findings::add);
        letIn(attempt, reply).ifPresent(findings::add);
        if (findings.isEmpty() && !isShed(reply)) {
            undocumented(attempt, reply).ifPresent(findings::add);
        }
        return findings;
    }

    /** What is wrong about two answers, to a request for somebody else's object and to the same for no object. */
    Optional<Finding> judgeTwins(Attempt attempt, Reply theirs, Reply nobodys) {
        var twin = attempt.twin();
        if (twin == null || isPassing(theirs) || isPassing(nobodys)) {
            return Optional.empty();
        }
        var first = likeness(theirs, twin.theirs());
        var second = likeness(nobodys, twin.nobodys());
        return first.equals(second)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.LEAK,
                        "tells somebody else's object from none",
                        shortened(first) + " but, for none, " + shortened(second)));
    }

    /** Whether the caller proved itself with one of two requests only. */
    static boolean isProofOfOneOnly(Reply first, Reply second) {
        return (first.status() == UNAUTHENTICATED) != (second.status() == UNAUTHENTICATED);
    }

    /** Declared shedding of load: nothing was done, come back later. */
    boolean isShed(Reply reply) {
        return reply.status() == 503
                && reply.header("Retry-After").isPresent()
                && problem(reply).filter(body -> fault(reply, body) == null).isPresent();
    }

    private static boolean isPassing(Reply reply) {
        return !reply.isAnswer() || reply.status() == 429 || reply.status() == 503;
    }

    private static String likeness(Reply reply, String id) {
        var named = Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])");
        var body = reply.text().replace("\"status\":" + reply.status(), "\"status\":");
        var text = reply.status() + " " + reply.mediaType() + " "
                + named.matcher(body).replaceAll("{id}");
        return reply.header("X-Correlation-Id")
                .map(correlation -> text.replace(correlation, "{correlation}"))
                .orElse(text);
    }

    private Optional<Finding> serverError(Attempt attempt, Reply reply) {
        boolean excused = isShed(reply) || (attempt.aim() == Aim.BROKEN && NEVER_HEARD_OF.contains(reply.status()));
        return reply.status() < 500 || excused
                ? Optional.empty()
                : Optional.of(new Finding(Kind.SERVER_ERROR, "status " + reply.status(), shortened(reply.text())));
    }

    private static Optional<Finding> letIn(Attempt attempt, Reply reply) {
        boolean proof = attempt.request().credential() == Credential.TRUE
                && !attempt.caller().isAnonymous();
        boolean asksForProof =
                attempt.aim() == Aim.TARGET && !attempt.operation().open();
        return reply.isSuccess() && asksForProof && !proof
                ? Optional.of(new Finding(Kind.LEAK, "let in without proof", shortened(reply.text())))
                : Optional.empty();
    }

    private Optional<Finding> undocumented(Attempt attempt, Reply reply) {
        var fault = headers(reply);
        if (fault == null) {
            fault = switch (attempt.aim()) {
                case TARGET -> asAsked(attempt.operation(), attempt.request().method(), reply);
                case ASTRAY -> anywhere(attempt, reply);
                case BROKEN ->
                    reply.mediaType().equals(PROBLEM)
                                    && !attempt.request().method().equals("HEAD")
                            ? problemFault(reply)
                            : null;
            };
        }
        return Optional.ofNullable(fault).map(rule -> new Finding(Kind.UNDOCUMENTED, rule, shortened(reply.text())));
    }

    /** What these statuses never come without. */
    private static @Nullable String headers(Reply reply) {
        var needed = Map.of(401, "WWW-Authenticate", 405, "Allow", 429, "Retry-After", 503, "Retry-After")
                .get(reply.status());
        return needed == null || reply.header(needed).isPresent() ? null : reply.status() + " without " + needed;
    }

    private @Nullable String anywhere(Attempt attempt, Reply reply) {
        var method = attempt.request().method();
        for (Operation operation : description.operations()) {
            if (asDescribed(operation, method, reply) == null) {
                return null;
            }
        }
        if (method.equals("OPTIONS")
                && reply.isSuccess()
                && METHODS.matcher(reply.text()).matches()) {
            return null;
        }
        if (!REFUSALS.contains(reply.status())) {
            return "status " + reply.status() + " for what is no operation";
        }
        return method.equals("HEAD") ? null : problemFault(reply);
    }

    /** The document has 405 for an address; to its own method an operation never answers that. */
    private @Nullable String asAsked(Operation operation, String method, Reply reply) {
        return reply.status() == METHOD_NOT_ALLOWED && method.equals(operation.method())
                ? "status 405 for a method that there is"
                : asDescribed(operation, method, reply);
    }

    /** What the description does not say about this answer; null if it says all of it. */
    private @Nullable String asDescribed(Operation operation, String method, Reply reply) {
        var answer = operation.answer(reply.status()).orElse(null);
        if (answer == null) {
            return "status " + reply.status() + " is not documented";
        }
        if (method.equals("HEAD")) {
            return reply.body().length == 0 ? null : "a body for HEAD";
        }
        if (answer.isEmpty()) {
            return reply.body().length == 0 ? null : "a body with status " + reply.status() + " is not documented";
        }
        var place = answer.get(reply.mediaType());
        if (place == null) {
            return "media type \"" + reply.mediaType() + "\" is not documented for status " + reply.status();
        }
        return bodyFault(reply, place);
    }

    private @Nullable String bodyFault(Reply reply, String place) {
        if (reply.mediaType().equals(PROBLEM)) {
            var fault = problemFault(reply);
            if (fault != null) {
                return fault;
            }
        }
        if (!reply.mediaType().endsWith("json")) {
            return null;
        }
        var body = json(reply).orElse(null);
        if (body == null) {
            return "the body is no JSON";
        }
        if (reply.isSuccess() && !description.saysSomething(place)) {
            return "the document does not describe the body of status " + reply.status();
        }
        var faults = description.faults(place, body);
        return faults.isEmpty() ? null : "the body does not fit its schema: " + faults.get(0);
    }

    private @Nullable String problemFault(Reply reply) {
        if (!reply.mediaType().equals(PROBLEM)) {
            return "status " + reply.status() + " is \"" + reply.mediaType() + "\", not a problem";
        }
        var body = problem(reply);
        return body.isEmpty() ? "the problem is no JSON object" : fault(reply, body.get());
    }

    private @Nullable String fault(Reply reply, JsonNode problem) {
        var type = problem.path("type").asText();
        if (!type.startsWith("/problems/") || !problems.contains(type.substring("/problems/".length()))) {
            return "the problem has no known type";
        }
        if (problem.path("status").asInt() != reply.status()) {
            return "the problem has another status";
        }
        return problem.path("title").asText().isBlank()
                        || problem.path("detail").asText().isBlank()
                ? "the problem lacks its title or detail"
                : null;
    }

    private static Optional<JsonNode> problem(Reply reply) {
        return reply.mediaType().equals(PROBLEM) ? json(reply).filter(JsonNode::isObject) : Optional.empty();
    }

    private static Optional<JsonNode> json(Reply reply) {
        try {
            return Optional.of(JSON.readTree(reply.text())).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }
}

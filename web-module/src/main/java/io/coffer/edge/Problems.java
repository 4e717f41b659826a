package io.coffer.edge;

import io.coffer.json.Json;
import io.coffer.limit.Verdict;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Turns refusals into RFC 9457 problems: the one place where they meet HTTP. */
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** What the type of a problem begins with; relative, so that it resolves at any installation. */
    static final String TYPE_PREFIX = "/problems/";

    private static final String RETRY_AFTER_SECONDS = "1";

    private Problems() {}

    public static Response of(Refused<?> refused) {
        var response = Response.status(refused.type().status())
                .type(MEDIA_TYPE)
                .entity(body(refused.type(), refused.detail(), refused.members()));
        if (refused.type().status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"coffer\"");
        }
        if (refused.type() == ProblemType.TEMPORARILY_UNAVAILABLE || refused.type() == ProblemType.PRICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (refused.members().get(Verdict.RETRY_AFTER) instanceof Long seconds) {
            response.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        if (refused.type() == ProblemType.VERSION_CONFLICT
                && refused.members().get("version") instanceof Long current) {
            response.tag(Conditional.tag(current));
        }
        return response.build();
    }

    public static Response of(ProblemType type, String detail) {
        return of((Refused<?>) Outcome.refused(type, detail));
    }

    /**
     * A problem with the way to the thing that it is about.
     *
     * @param member names the thing's id, where the refusal has it
     * @param list the path of what the thing is one of
     */
    public static Response of(Refused<?> refused, String member, String list) {
        var problem = of(refused);
        return refused.members().get(member) instanceof UUID id
                ? Response.fromResponse(problem)
                        .header(HttpHeaders.LOCATION, list + "/" + id)
                        .build()
                : problem;
    }

    /** Writes a problem as the answer where there is no JAX-RS. */
    public static void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        var problem = of(type, detail);
        response.setStatus(problem.getStatus());
        problem.getStringHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.getOutputStream().write(Json.write(problem.getEntity()).getBytes(StandardCharsets.UTF_8));
    }

    /** The {@code type} of a problem. */
    public static String uri(ProblemType type) {
        return TYPE_PREFIX + type.slug();
    }

    /** What a problem says, if it has no members of its own. */
    public static Map<String, Object> body(ProblemType type, String detail) {
        return body(type, detail, Map.of());
    }

    private static Map<String, Object> body(ProblemType type, String detail, Map<String, Object> members) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", uri(type));
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.putAll(members);
        return body;
    }

    /** The problem for a status that the server raised by itself. */
    static ProblemType typeOf(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 412 -> ProblemType.VERSION_CONFLICT;
            case 413 -> ProblemType.PAYLOAD_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ProblemType.QUOTA_EXCEEDED;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            case 503 -> ProblemType.TEMPORARILY_UNAVAILABLE;
            default -> status >= 400 && status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }
}

package io.coffer.edge.limit;

import io.coffer.limit.Verdict;
import io.coffer.limit.Window;
import java.util.List;

/**
 * The fields of draft-ietf-httpapi-ratelimit-headers: structured fields, each a list with one item for each window.
 *
 * <p>{@code q} is what a window holds, {@code w} the seconds in which it flows full, {@code r} what is left, and {@code t}
 * the seconds until more is there: until enough is there, if there was not enough.
 */
final class RateLimitFields {

    static final String POLICY = "RateLimit-Policy";
    static final String LIMIT = "RateLimit";

    private RateLimitFields() {}

    /** {@code "standard-second";q=200;w=2, "standard-minute";q=3000;w=60} */
    static String policy(List<Verdict> verdicts) {
        var field = new StringBuilder(80);
        for (Verdict verdict : verdicts) {
            for (Window window : verdict.policy().windows()) {
                item(field, window).append(";q=").append(window.quota());
                field.append(";w=").append(window.seconds());
            }
        }
        return field.toString();
    }

    /** {@code "standard-second";r=199;t=1, "standard-minute";r=2999;t=1} */
    static String limit(List<Verdict> verdicts) {
        var field = new StringBuilder(80);
        for (Verdict verdict : verdicts) {
            var windows = verdict.policy().windows();
            var violated = verdict.violated();
            for (int i = 0; i < windows.size(); i++) {
                var window = windows.get(i);
                item(field, window).append(";r=").append(verdict.left(i)).append(";t=");
                field.append(violated.contains(window.name()) ? verdict.retryAfterSeconds() : window.secondsPerToken());
            }
        }
        return field.toString();
    }

    private static StringBuilder item(StringBuilder field, Window window) {
        if (!field.isEmpty()) {
            field.append(", ");
        }
        return field.append('"').append(window.name()).append('"');
    }
}

package io.coffer.front;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pages that the server serves by itself, and which of them are open (rule F4).
 *
 * @param apiPages whether the API can be tried in the browser, at {@code /openapi/ui}
 */
record ServerPages(boolean apiPages) {

    private static final Set<String> OPEN =
            Set.of("/health", "/health/started", "/health/ready", "/health/live", "/metrics", "/openapi");

    private static final String API_PAGES = "/openapi/ui";

    /** The server would let pages of every origin read them. */
    private static final String METRICS = "/metrics";

    /** Where applications of the server's own listen, whether we use them or not. */
    private static final List<String> OWNED =
            List.of("/health", "/metrics", "/openapi", "/jwt", "/ibm", "/IBMJMXConnectorREST");

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Why a request for one of the server's own addresses is not let through; empty for all others. */
    Optional<Refusal> refusal(RequestHeader request) {
        if (!owns(request.path())) {
            return Optional.empty();
        }
        if (!isOpen(request.path()) || (request.path().equals(METRICS) && request.isForPage())) {
            return Optional.of(Refusal.NOT_FOUND);
        }
        return READS.contains(request.method()) ? Optional.empty() : Optional.of(Refusal.READ_ONLY);
    }

    /** Whether a path is one of the server's own addresses. */
    static boolean owns(String path) {
        return OWNED.stream().anyMatch(root -> isBelow(root, path));
    }

    /** Whether a path belongs to the pages to try the API. */
    static boolean isApiPage(String path) {
        return isBelow(API_PAGES, path);
    }

    private boolean isOpen(String path) {
        return OPEN.contains(path) || (apiPages && isApiPage(path));
    }

    private static boolean isBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}

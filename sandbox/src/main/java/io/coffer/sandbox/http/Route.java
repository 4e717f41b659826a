package io.coffer.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A method and a path with variables, {@code /webhooks/{name}}, and what answers it. */
record Route(String method, List<String> segments, Handler handler) {

    static Route of(String method, String path, Handler handler) {
        return new Route(method, segmentsOf(path), handler);
    }

    static List<String> segmentsOf(String path) {
        return List.of(path.split("/", -1));
    }

    /** The variables' values if the path is this route's; empty if it is not. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = segments.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}

package io.coffer.acceptance.fuzz;

import java.util.List;

/** Paths and their templates, as lists of what is between the slashes. */
final class Paths {

    private Paths() {}

    static List<String> segments(String path) {
        return List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1));
    }

    static String path(List<String> segments) {
        return "/" + String.join("/", segments);
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Whether a path is one that the template stands for. */
    static boolean matches(List<String> template, List<String> path) {
        if (template.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!isParameter(template.get(i)) && !template.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }
}

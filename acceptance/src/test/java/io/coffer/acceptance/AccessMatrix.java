package io.coffer.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/access-matrix.md}, read. */
record AccessMatrix(List<String> columns, Map<String, Set<String>> allowed) {

    /** The column of those endpoints that take no proof. */
    static final String PUBLIC = "public";

    private static final int FIRST_COLUMN = 2;
    private static final String SCOPE = "scope";

    static AccessMatrix read() {
        try {
            var rows = Files.readAllLines(Path.of(System.getProperty("coffer.test.access"))).stream()
                    .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                    .map(AccessMatrix::cells)
                    .toList();
            var head = rows.get(0);
            var columns = head.subList(FIRST_COLUMN, head.indexOf(SCOPE));
            Map<String, Set<String>> allowed = new LinkedHashMap<>();
            rows.stream()
                    .skip(1)
                    .forEach(row -> allowed.put(
                            row.get(0) + " " + row.get(1).replace("`", ""),
                            columns.stream()
                                    .filter(column ->
                                            row.get(head.indexOf(column)).equals("x"))
                                    .collect(Collectors.toCollection(TreeSet::new))));
            return new AccessMatrix(columns, allowed);
        } catch (IOException e) {
            throw new IllegalStateException("there is no matrix", e);
        }
    }

    List<String> roles() {
        return columns.stream().filter(column -> !column.equals(PUBLIC)).toList();
    }

    boolean isPublic(Endpoint endpoint) {
        return isAllowed(endpoint, PUBLIC);
    }

    boolean isAllowed(Endpoint endpoint, String column) {
        return allowed.getOrDefault(endpoint.name(), Set.of()).contains(column);
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}

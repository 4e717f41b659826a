package io.coffer.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Ledger entries as a table of text: one block of lines for each entry, debits and credits in columns of their own. */
final class EntriesTable {

    private static final List<String> TITLES = List.of("entry", "account", "debit", "credit");
    private static final int FIRST_RIGHT_ALIGNED = 2;

    private EntriesTable() {}

    /** The lines of the table for an answer of {@code GET /payments/{id}/entries}. */
    static List<String> lines(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        for (JsonNode entry : answer.path("entries")) {
            String name = entry.path("kind").asText();
            for (JsonNode posting : entry.path("postings")) {
                String amount = posting.path("amount").asText() + " "
                        + posting.path("asset").asText();
                boolean debit = posting.path("side").asText().equals("debit");
                rows.add(List.of(name, accountOf(posting), debit ? amount : "", debit ? "" : amount));
                name = "";
            }
        }
        int[] widths = widths(rows);
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, "-".repeat(lines.get(0).length()));
        return lines;
    }

    private static String accountOf(JsonNode posting) {
        String name = posting.path("account_name").asText("");
        return name.isEmpty() ? posting.path("account").asText() : name;
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[TITLES.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(column < FIRST_RIGHT_ALIGNED ? cell + padding : padding + cell);
            line.append(column < widths.length - 1 ? "  " : "");
        }
        return line.toString();
    }
}

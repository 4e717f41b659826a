package io.coffer.personal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where sealed data is kept. It is bound to its place: taken to another row or column it can't be opened.
 *
 * @param table lower-case, as in SQL
 * @param column lower-case, as in SQL
 * @param row the id of its row
 */
public record Place(String table, String column, UUID row) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public Place {
        if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
            throw new IllegalArgumentException("not the name of a column: " + table + "." + column);
        }
    }

    /** What goes into the seal beside the data. */
    byte[] context() {
        return ("coffer:" + table + "." + column + ":" + row).getBytes(StandardCharsets.US_ASCII);
    }
}

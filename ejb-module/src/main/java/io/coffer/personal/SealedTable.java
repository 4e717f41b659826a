package io.coffer.personal;

import java.util.List;
import java.util.Optional;

/**
 * A table with sealed columns, so that the rotation can seal them anew. A CDI bean, one for each such table. The
 * {@link Place} of sealed data is this table, the column and the row's id.
 *
 * <p>The application's database user needs UPDATE on the sealed columns and on the version.
 */
public interface SealedTable {

    /** Its name, lower-case. */
    String table();

    /** The column with the id of the person whose keys seal. */
    String personColumn();

    /** The columns that hold sealed data; they may be NULL. */
    List<String> sealedColumns();

    /** The primary key: one column of type BINARY(16). */
    default String idColumn() {
        return "id";
    }

    /** The column that JPA counts versions in; empty if its rows never change but by the rotation. */
    default Optional<String> versionColumn() {
        return Optional.of("version");
    }
}

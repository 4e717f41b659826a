package io.coffer.acceptance.container;

import io.coffer.acceptance.Running;
import io.coffer.sandbox.database.DatabaseUser;
import java.sql.SQLException;

/** Makes the table of {@link Note}, from outside of the server: the application may not. */
final class NoteTable {

    private NoteTable() {}

    static void create() {
        try (var connection = Running.stack().database().connect(DatabaseUser.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists test_note (id binary(16) not null primary key,"
                    + " person_id binary(16) not null, edits int not null, text varbinary(200) not null,"
                    + " version bigint not null, key test_note_person (person_id))");
            statement.execute(
                    "grant select, insert, update, delete on test_note to '" + DatabaseUser.APP.userName() + "'@'%'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

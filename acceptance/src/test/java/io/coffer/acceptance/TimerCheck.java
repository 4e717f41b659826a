package io.coffer.acceptance;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.database.DatabaseUser;
import java.sql.SQLException;
import java.util.List;

/** A job that a timer starts each minute is started once for each, however many servers there are. */
final class TimerCheck implements Check {

    static final String JOB = "hold-expiry";

    private final long first = started() - minutes();

    /** One that was due before may have been late, and the next one may be due already. */
    @Override
    public List<Finding> findings() {
        long tooMany = started() - minutes() - first - 1;
        return tooMany > 0
                ? List.of(new Finding(
                        Finding.Kind.DOUBLED, JOB + " was started " + tooMany + " times more often than it was due"))
                : List.of();
    }

    /** The server makes its table when the first job starts. */
    private static long started() {
        return number("select count(*) from information_schema.tables where table_schema = database()"
                                + " and table_name = 'WLPJOBINSTANCE'")
                        == 0
                ? 0
                : number("select count(*) from WLPJOBINSTANCE where JOBNAME = '" + JOB + "'");
    }

    private static long minutes() {
        return number("select floor(unix_timestamp() / 60)");
    }

    private static long number(String sql) {
        try (var connection = Running.stack().database().connect(DatabaseUser.SERVER);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

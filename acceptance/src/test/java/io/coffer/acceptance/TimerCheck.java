package io.coffer.acceptance;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.database.DatabaseUser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A job that a timer starts each minute is started once for each, however many servers there are. */
final class TimerCheck implements Check {

    static final String JOB = "hold-expiry";

    private static final long ONE_LATE = 1;

    private final List<Long> before = starts();

    /** In no span of time are there more starts than minutes; but one may be late, and come with the next one. */
    @Override
    public List<Finding> findings() {
        var minutes = starts();
        minutes.subList(0, before.size()).clear();
        long tooMany = tooMany(minutes);
        return tooMany > 0
                ? List.of(new Finding(
                        Finding.Kind.DOUBLED, JOB + " was started " + tooMany + " times more than it was due"))
                : List.of();
    }

    /** @param minutes in which it was started, in their order */
    static long tooMany(List<Long> minutes) {
        long most = 0;
        long least = 0;
        for (int i = 0; i < minutes.size(); i++) {
            long ahead = i - minutes.get(i);
            least = i == 0 ? ahead : Math.min(least, ahead);
            most = Math.max(most, ahead - least);
        }
        return Math.max(0, most - ONE_LATE);
    }

    /** The minutes in which it was started, in their order. The server makes its table when the first job starts. */
    private static List<Long> starts() {
        return numbers("select 1 from information_schema.tables where table_schema = database()"
                                + " and table_name = 'WLPJOBINSTANCE'")
                        .isEmpty()
                ? new ArrayList<>()
                : numbers("select floor(unix_timestamp(CREATETIME) / 60) from WLPJOBINSTANCE where JOBNAME = '" + JOB
                        + "' order by JOBINSTANCEID");
    }

    private static List<Long> numbers(String sql) {
        try (var connection = Running.stack().database().connect(DatabaseUser.SERVER);
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var numbers = new ArrayList<Long>();
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}

package io.coffer.acceptance;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.database.DatabaseUser;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A job that a timer starts is started once each time that it is due, however many servers there are. */
final class TimerCheck implements Check {

    static final String EACH_MINUTE = "hold-expiry";

    /** How many minutes are between two starts. Those that run each hour or day say nothing in such a short time. */
    private static final Map<String, Integer> PERIODS = Map.of(
            EACH_MINUTE,
            1,
            "payment-janitor",
            5,
            "withdrawal-janitor",
            5,
            "approval-janitor",
            5,
            "kyc-janitor",
            5,
            "webhook-janitor",
            5);

    private static final long ONE_LATE = 1;

    private final long last = starts("JOBINSTANCEID", "").stream().reduce(0L, Math::max);

    /** In no span of time are there more starts than it has room for; but one may be late, and come with the next one. */
    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        PERIODS.forEach((job, period) -> {
            long tooMany = tooMany(minutes(job), period);
            if (tooMany > 0) {
                findings.add(new Finding(
                        Finding.Kind.DOUBLED, job + " was started " + tooMany + " times more than it was due"));
            }
        });
        return findings;
    }

    /**
     * @param minutes in which it was started, in their order
     * @param period minutes from one to the next
     */
    static long tooMany(List<Long> minutes, int period) {
        long most = 0;
        long least = 0;
        for (int i = 0; i < minutes.size(); i++) {
            long ahead = (long) i * period - minutes.get(i);
            least = i == 0 ? ahead : Math.min(least, ahead);
            most = Math.max(most, ahead - least);
        }
        return Math.max(0, -Math.floorDiv(-most, period) - ONE_LATE);
    }

    private List<Long> minutes(String job) {
        return starts(
                "floor(unix_timestamp(CREATETIME) / 60)",
                " where JOBNAME = '" + job + "' and JOBINSTANCEID > " + last + " order by JOBINSTANCEID");
    }

    /** Of each start of a job. The server makes its table when the first job starts. */
    private static List<Long> starts(String what, String which) {
        return numbers("select 1 from information_schema.tables where table_schema = database()"
                                + " and table_name = 'WLPJOBINSTANCE'")
                        .isEmpty()
                ? List.of()
                : numbers("select " + what + " from WLPJOBINSTANCE" + which);
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

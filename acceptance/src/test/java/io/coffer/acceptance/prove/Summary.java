package io.coffer.acceptance.prove;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param checked after how many rounds all checks have looked
 * @param database what it ran on
 * @param kills by what was killed
 * @param acknowledged how much clients were told was taken
 * @param refused what clients were refused, by reason
 * @param completed how many payments and withdrawals ended as they should
 * @param failed those that ended otherwise, by reason
 * @param webhooks how many were received, those that came again included
 * @param deadLetters what nobody could do at first, though it has ended since
 * @param lost what was acknowledged and is not there
 * @param doubled what was done twice
 * @param imbalance what does not add up
 * @param inDoubt what nobody has decided
 * @param slowestRecoverySeconds from the end of a fault, when what was killed is started again, until a payment that was taken
 *     after it is completed
 * @param violations all that was found
 */
public record Summary(
        int rounds,
        int checked,
        long seed,
        String database,
        Map<String, Integer> kills,
        long acknowledged,
        Map<String, Long> refused,
        long completed,
        Map<String, Long> failed,
        long webhooks,
        List<String> deadLetters,
        long lost,
        long doubled,
        long imbalance,
        long inDoubt,
        double slowestRecoverySeconds,
        List<String> violations) {

    private static final String FILE = "prove.json";

    /** Deletes what an earlier run has written. */
    public static void clear(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Writes {@code prove.json}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(FILE).toFile(), this);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d rounds on %s, checked after %d, seed %d: killed %s; %d acknowledged, refused %s; %d completed,"
                        + " failed %s; %d webhooks, %d dead letters; lost %d, doubled %d, imbalance %d, in doubt %d, violations %d; slowest"
                        + " recovery %.1f s",
                rounds,
                database,
                checked,
                seed,
                kills,
                acknowledged,
                refused,
                completed,
                failed,
                webhooks,
                deadLetters.size(),
                lost,
                doubled,
                imbalance,
                inDoubt,
                violations.size(),
                slowestRecoverySeconds);
    }
}

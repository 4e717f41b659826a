package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.fuzz.Fuzzing;
import io.coffer.problem.ProblemType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The fuzzer against the running server. {@code -Dcoffer.fuzz.requests} says how many requests, {@code
 * -Dcoffer.fuzz.seed} repeats a run; the seed is in the summary line and in {@code fuzz.json}.
 */
class FuzzIT {

    /** More than this turned away for being too many, and the run says little about anything else. */
    private static final double MOST_THROTTLED = 0.2;

    private static final double MOST_SHED = 0.01;

    @Test
    void noAnswerIsAnErrorUndocumentedOrALeak() throws Exception {
        var folder = Path.of(System.getProperty("coffer.fuzz.folder", "target"));
        var document = Channel.anonymous()
                .send("GET", "/openapi", Map.of("Accept", "application/json"), null)
                .has(200)
                .body()
                .toString();
        Eventually.nothingIsUnderWay();
        var problems =
                Arrays.stream(ProblemType.values()).map(ProblemType::slug).collect(Collectors.toSet());
        var run = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000, 0xFFFFF));

        var report = new Fuzzing(new FuzzWorld(), document, problems, seed(), run, folder.resolve("fuzz"))
                .run(Integer.getInteger("coffer.fuzz.requests", 2_000));

        report.write(folder.resolve("fuzz.json"));
        System.out.println(report.summary());
        settle();
        Books.areSound();
        assertThat(report.findings()).as(report.summary()).isEmpty();
        assertThat(report.throttledShare()).as("turned away with 429").isLessThan(MOST_THROTTLED);
        assertThat(report.shedShare()).as("shed with 503").isLessThan(MOST_SHED);
    }

    /** Waits until nothing is left of the run that a following test could stumble over. */
    private static void settle() {
        Eventually.nothingIsUnderWay();
        Eventually.is(() -> assertThat(Books.count("select count(*) from mail where status = 'WAITING'"))
                .isZero());
        // One job at a time: the next one starts only when those of the run have ended.
        var admin = Strangers.signedIn("admin");
        Eventually.is(() -> {
            var started = admin.send("POST", "/api/v1/jobs/personal-key-rotation", Map.of(), "{\"data_keys\":false}")
                    .has(202)
                    .text("execution_id");
            Eventually.is(() -> assertThat(
                            admin.get("/api/v1/jobs/executions/" + started).text("status"))
                    .isEqualTo("COMPLETED"));
        });
    }

    private static long seed() {
        var given = System.getProperty("coffer.fuzz.seed", "");
        return given.isEmpty() ? ThreadLocalRandom.current().nextLong(1_000_000_000) : Long.parseLong(given);
    }
}

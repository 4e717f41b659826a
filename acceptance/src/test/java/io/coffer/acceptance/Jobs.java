package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Batch jobs, as operators run them. */
final class Jobs {

    static final String EXECUTIONS = "/api/v1/jobs/executions/";

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Jobs() {}

    /** Starts one and waits until it has completed. */
    static Answer run(Channel operator, String job) {
        return run(operator, job, LONGEST);
    }

    static Answer run(Channel operator, String job, Duration longest) {
        return ended(operator, start(operator, job), "COMPLETED", longest);
    }

    /** The execution that it starts. */
    static String start(Channel operator, String job) {
        return whenIdle(() -> operator.send("POST", "/api/v1/jobs/" + job, Map.of(), null))
                .has(202)
                .text("execution_id");
    }

    /**
     * The answer to a start, once no other execution of the job is under way: a timer may start it, too. The first call after
     * an outage of the database may meet a connection that is dead.
     */
    static Answer whenIdle(Callable<Answer> start) {
        return await().atMost(LONGEST)
                .until(start, answer -> !answer.text("type").equals("/problems/job-running") && answer.status() != 503);
    }

    static Answer ended(Channel operator, String execution, String status) {
        return ended(operator, execution, status, LONGEST);
    }

    private static Answer ended(Channel operator, String execution, String status, Duration longest) {
        var ended = await().atMost(longest)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> operator.get(EXECUTIONS + execution),
                        answer -> answer.text("status").matches("COMPLETED|FAILED"));
        assertThat(ended.text("status")).isEqualTo(status);
        return ended;
    }
}

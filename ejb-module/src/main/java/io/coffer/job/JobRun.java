package io.coffer.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of a job. A restart is another one.
 *
 * @param status STARTING, STARTED, STOPPING, STOPPED, FAILED, COMPLETED or ABANDONED, as Jakarta Batch names them
 * @param steps those that began
 */
public record JobRun(
        long executionId,
        String job,
        String status,
        Map<String, String> parameters,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        List<Step> steps) {

    /**
     * @param read items read
     * @param written items written
     */
    public record Step(String name, String status, long read, long written) {}
}

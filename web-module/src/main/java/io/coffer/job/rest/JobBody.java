package io.coffer.job.rest;

import io.coffer.job.JobRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution of a job. */
@Schema(name = "JobExecution")
public record JobBody(
        @Schema(example = "17") long executionId,
        @Schema(example = "personal-key-rotation") String job,

        @Schema(
                example = "COMPLETED",
                enumeration = {"STARTING", "STARTED", "STOPPING", "STOPPED", "FAILED", "COMPLETED", "ABANDONED"})
        String status,

        Map<String, String> parameters,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<StepBody> steps) {

    /** A step that began. */
    @Schema(name = "JobStep")
    public record StepBody(
            @Schema(example = "rewrap") String name,
            @Schema(example = "COMPLETED") String status,
            @Schema(example = "1200") long read,
            @Schema(example = "1200") long written) {}

    static JobBody of(JobRun run) {
        return new JobBody(
                run.executionId(),
                run.job(),
                run.status(),
                run.parameters(),
                run.startedAt().orElse(null),
                run.endedAt().orElse(null),
                run.steps().stream()
                        .map(step -> new StepBody(step.name(), step.status(), step.read(), step.written()))
                        .toList());
    }
}

package io.coffer.job;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.batch.operations.JobExecutionAlreadyCompleteException;
import jakarta.batch.operations.JobExecutionNotMostRecentException;
import jakarta.batch.operations.JobExecutionNotRunningException;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.JobRestartException;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.operations.NoSuchJobExecutionException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.Metric;
import jakarta.batch.runtime.StepExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts, finds, stops and restarts jobs. */
@ApplicationScoped
public class Jobs {

    private static final Set<BatchStatus> RESTARTABLE = EnumSet.of(BatchStatus.STOPPED, BatchStatus.FAILED);

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private Transactions transactions;

    /** What changes a job. */
    private interface Change {
        long apply(JobOperator operator);
    }

    /**
     * Starts a job.
     *
     * @return refused with {@code job-running} if it runs already
     */
    public Outcome<JobRun> start(String job, Map<String, String> parameters, Actor actor) {
        if (isRunning(job)) {
            return Outcome.refused(ProblemType.JOB_RUNNING, "Wait for its end, or stop it.");
        }
        var properties = new Properties();
        properties.putAll(parameters);
        return Outcome.done(changed("job.started", actor, operator -> operator.start(job, properties)));
    }

    /** An execution of any job. */
    public Optional<JobRun> find(long execution) {
        var operator = BatchRuntime.getJobOperator();
        try {
            return Optional.of(run(operator, execution));
        } catch (NoSuchJobExecutionException e) {
            return Optional.empty();
        }
    }

    /**
     * Asks an execution to stop after the chunk that it is at; it can be restarted.
     *
     * @return refused with {@code job-not-in-that-state} if it does not run
     */
    public Outcome<JobRun> stop(long execution, Actor actor) {
        try {
            return Outcome.done(changed("job.stopped", actor, operator -> {
                operator.stop(execution);
                return execution;
            }));
        } catch (NoSuchJobExecutionException e) {
            return unknown();
        } catch (JobExecutionNotRunningException e) {
            return Outcome.refused(ProblemType.JOB_NOT_IN_THAT_STATE, "It does not run.");
        }
    }

    /**
     * Goes on with a job where a stopped or failed execution has left off.
     *
     * @return refused with {@code job-not-in-that-state} if there is nothing to go on with
     */
    public Outcome<JobRun> restart(long execution, Actor actor) {
        var operator = BatchRuntime.getJobOperator();
        try {
            // Asked first: of one that is still on its way, the server throws what is none of the specified exceptions.
            if (!RESTARTABLE.contains(operator.getJobExecution(execution).getBatchStatus())) {
                return notRestartable();
            }
            var properties = operator.getParameters(execution);
            return Outcome.done(changed("job.restarted", actor, job -> job.restart(execution, properties)));
        } catch (NoSuchJobExecutionException e) {
            return unknown();
        } catch (JobExecutionAlreadyCompleteException | JobExecutionNotMostRecentException | JobRestartException e) {
            return notRestartable();
        }
    }

    private static Outcome<JobRun> notRestartable() {
        return Outcome.refused(
                ProblemType.JOB_NOT_IN_THAT_STATE, "Only the last execution of a job, stopped or failed, goes on.");
    }

    private JobRun changed(String action, Actor actor, Change change) {
        var operator = BatchRuntime.getJobOperator();
        long execution = change.apply(operator);
        var run = run(operator, execution);
        transactions.inNew(() -> {
            auditTrail.record(actor, action, new Subject("job", new UUID(0, execution)), Map.of("job", run.job()));
            return run;
        });
        return run;
    }

    /** Whether an execution of a job is under way. */
    public static boolean isRunning(String job) {
        try {
            return !BatchRuntime.getJobOperator().getRunningExecutions(job).isEmpty();
        } catch (NoSuchJobException neverRan) {
            return false;
        }
    }

    private static JobRun run(JobOperator operator, long id) {
        var execution = operator.getJobExecution(id);
        Map<String, String> parameters = new TreeMap<>();
        var given = Optional.ofNullable(execution.getJobParameters()).orElseGet(Properties::new);
        given.stringPropertyNames().forEach(name -> parameters.put(name, given.getProperty(name)));
        return new JobRun(
                id,
                execution.getJobName(),
                execution.getBatchStatus().name(),
                parameters,
                instant(execution.getStartTime()),
                instant(execution.getEndTime()),
                operator.getStepExecutions(id).stream().map(Jobs::step).toList());
    }

    private static JobRun.Step step(StepExecution execution) {
        var metrics =
                Arrays.stream(execution.getMetrics()).collect(Collectors.toMap(Metric::getType, Metric::getValue));
        return new JobRun.Step(
                execution.getStepName(),
                execution.getBatchStatus().name(),
                metrics.getOrDefault(Metric.MetricType.READ_COUNT, 0L),
                metrics.getOrDefault(Metric.MetricType.WRITE_COUNT, 0L));
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static Outcome<JobRun> unknown() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such execution.");
    }
}

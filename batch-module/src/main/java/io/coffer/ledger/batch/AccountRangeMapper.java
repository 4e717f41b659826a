package io.coffer.ledger.batch;

import io.coffer.ledger.replay.AccountRange;
import io.coffer.ledger.replay.AccountRanges;
import jakarta.batch.api.partition.PartitionMapper;
import jakarta.batch.api.partition.PartitionPlan;
import jakarta.batch.api.partition.PartitionPlanImpl;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.Properties;

/** Gives each partition a range of accounts; the same ranges to a restart. */
@Dependent
@Named("accountRangeMapper")
public class AccountRangeMapper implements PartitionMapper {

    @Inject
    private AccountRanges ranges;

    @Inject
    private JobContext job;

    @Override
    public PartitionPlan mapPartitions() {
        var divided = ranges.divide(begun());
        var plan = new PartitionPlanImpl();
        plan.setPartitions(divided.size());
        plan.setThreads(divided.size());
        plan.setPartitionProperties(
                divided.stream().map(AccountRangeMapper::properties).toArray(Properties[]::new));
        return plan;
    }

    /** When the job was started first. */
    private Instant begun() {
        var operator = BatchRuntime.getJobOperator();
        return operator.getJobExecutions(operator.getJobInstance(job.getExecutionId())).stream()
                .map(execution -> execution.getCreateTime().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Properties properties(AccountRange range) {
        var properties = new Properties();
        properties.setProperty("after", range.after().toString());
        properties.setProperty("last", range.last().toString());
        return properties;
    }
}

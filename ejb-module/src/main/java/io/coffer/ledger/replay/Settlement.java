package io.coffer.ledger.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a difference was not found any more. */
@Entity
@Immutable
@Table(name = "ledger_difference_settled")
class Settlement {

    @Id
    @Column(name = "difference_id")
    private UUID differenceId;

    @Column(name = "settled_at")
    private Instant settledAt;

    @Column(name = "job_execution")
    private long jobExecution;

    @SuppressWarnings("NullAway.Init")
    protected Settlement() {}

    Settlement(UUID differenceId, Instant settledAt, long jobExecution) {
        this.differenceId = differenceId;
        this.settledAt = settledAt;
        this.jobExecution = jobExecution;
    }

    UUID differenceId() {
        return differenceId;
    }

    Instant settledAt() {
        return settledAt;
    }

    long jobExecution() {
        return jobExecution;
    }
}

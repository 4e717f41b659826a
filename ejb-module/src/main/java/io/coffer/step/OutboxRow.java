package io.coffer.step;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A task that its transaction could not send itself; it waits for the relay. */
@Entity
@Table(name = "outbox")
class OutboxRow {

    @Id
    private UUID id;

    private String queue;

    private UUID subject;

    private String step;

    @Column(name = "correlation_id")
    private String correlationId;

    @SuppressWarnings("NullAway.Init")
    protected OutboxRow() {}

    OutboxRow(UUID id, Task task) {
        this.id = id;
        this.queue = task.queue();
        this.subject = task.subject();
        this.step = task.step();
        this.correlationId = task.correlationId();
    }

    UUID id() {
        return id;
    }

    Task task() {
        return Task.now(queue, subject, step, correlationId);
    }
}

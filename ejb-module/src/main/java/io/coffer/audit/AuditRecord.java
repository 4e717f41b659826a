package io.coffer.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One change: who did what to what. */
@Entity
@Immutable
@Table(name = "audit_record")
public class AuditRecord {

    @Id
    private UUID id;

    private Instant at;

    @Column(name = "actor_id")
    private UUID actorId;

    private String action;

    @Column(name = "subject_type")
    private String subjectType;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "correlation_id")
    private String correlationId;

    private String detail;

    @SuppressWarnings("NullAway.Init")
    protected AuditRecord() {}

    AuditRecord(UUID id, Instant at, Actor actor, String action, Subject subject, String detail) {
        this.id = id;
        this.at = at;
        this.actorId = actor.id();
        this.action = action;
        this.subjectType = subject.type();
        this.subjectId = subject.id();
        this.correlationId = actor.correlationId();
        this.detail = detail;
    }

    public UUID id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public UUID actorId() {
        return actorId;
    }

    /** {@code channel.api-key.revoked}: subject and what happened to it, in the past tense. */
    public String action() {
        return action;
    }

    public Subject subject() {
        return new Subject(subjectType, subjectId);
    }

    public String correlationId() {
        return correlationId;
    }

    /** JSON object with what changed. */
    public String detail() {
        return detail;
    }
}

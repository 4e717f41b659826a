package io.coffer.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.coffer.id.Ids;
import io.coffer.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One fact: what happened to which thing, and when. */
@Entity
@Immutable
@Table(name = "event")
public class Event {

    @Id
    private UUID id;

    private String type;

    private int version;

    private UUID subject;

    @Column(name = "channel_id")
    private UUID channelId;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    private String data;

    @SuppressWarnings("NullAway.Init")
    protected Event() {}

    /**
     * @param type such as {@code payment.completed}
     * @param version of the schema of {@code data}
     * @param channelId whose business it is
     * @param data written as JSON
     */
    public Event(
            String type,
            int version,
            UUID subject,
            UUID channelId,
            String correlationId,
            Instant occurredAt,
            Object data) {
        this.id = Ids.next();
        this.type = type;
        this.version = version;
        this.subject = subject;
        this.channelId = channelId;
        this.correlationId = correlationId;
        this.occurredAt = occurredAt;
        this.data = Json.write(data);
    }

    public UUID id() {
        return id;
    }

    public String type() {
        return type;
    }

    public UUID subject() {
        return subject;
    }

    public UUID channelId() {
        return channelId;
    }

    public String correlationId() {
        return correlationId;
    }

    int version() {
        return version;
    }

    /** The event as subscribers get it. */
    public String json() {
        return Json.write(new Body(id, type, version, occurredAt, subject, correlationId, data));
    }

    private record Body(
            UUID id,
            String type,
            int version,
            Instant occurredAt,
            UUID subject,
            String correlationId,
            @JsonRawValue String data) {}
}

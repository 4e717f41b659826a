package io.coffer.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An event that waits to be sent. */
@Entity
@Table(name = "event_outbox")
class EventOutboxRow {

    @Id
    @Column(name = "event_id")
    private UUID eventId;

    /** Given out by the database when the row is written. */
    @Column(insertable = false, updatable = false)
    private long position;

    @SuppressWarnings("NullAway.Init")
    protected EventOutboxRow() {}

    EventOutboxRow(UUID eventId) {
        this.eventId = eventId;
    }

    UUID eventId() {
        return eventId;
    }

    long position() {
        return position;
    }
}

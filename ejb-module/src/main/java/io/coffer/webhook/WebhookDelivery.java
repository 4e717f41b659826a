package io.coffer.webhook;

import io.coffer.event.Event;
import io.coffer.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to one endpoint. */
@Entity
@Table(name = "webhook_delivery")
class WebhookDelivery {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "event_id")
    private Event event;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "endpoint_id")
    private WebhookEndpoint endpoint;

    private UUID subject;

    /** Given by the database: the later, the greater, within one subject. */
    @Column(insertable = false, updatable = false)
    private long position;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private int attempts;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    @Column(name = "attended_at")
    private Instant attendedAt;

    @SuppressWarnings("NullAway.Init")
    protected WebhookDelivery() {}

    WebhookDelivery(Event event, WebhookEndpoint endpoint, Instant now) {
        this.id = Ids.next();
        this.event = event;
        this.endpoint = endpoint;
        this.subject = event.subject();
        this.status = DeliveryStatus.PENDING;
        this.createdAt = now;
        this.attendedAt = now;
    }

    UUID id() {
        return id;
    }

    Event event() {
        return event;
    }

    WebhookEndpoint endpoint() {
        return endpoint;
    }

    boolean isPending() {
        return status == DeliveryStatus.PENDING;
    }

    int attempts() {
        return attempts;
    }

    UUID subject() {
        return subject;
    }

    long position() {
        return position;
    }

    /** Deliveries of one subject to one endpoint keep their order. */
    String group() {
        return group(endpoint.id(), subject);
    }

    static String group(UUID endpoint, UUID subject) {
        return endpoint + ":" + subject;
    }

    /** When something was done for it last, or it was seen to wait for its turn. */
    Instant attendedAt() {
        return attendedAt;
    }

    /** Something was done for it. */
    void attend(Instant at) {
        attendedAt = at;
    }

    void delivered(Instant at) {
        attend(at);
        attempts++;
        status = DeliveryStatus.DELIVERED;
        deliveredAt = at;
    }

    /** @param max the number of attempts after which it is given up */
    void failed(Instant at, int max) {
        attend(at);
        attempts++;
        if (attempts >= max) {
            status = DeliveryStatus.DEAD;
        }
    }
}

package io.coffer.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver, and what came of it. Kept for those who ask later; nothing here reads it. */
@Entity
@SuppressWarnings("UnusedVariable")
@Immutable
@IdClass(WebhookAttempt.Key.class)
@Table(name = "webhook_attempt")
class WebhookAttempt {

    /** A delivery and the number of the attempt, from 1. */
    record Key(UUID deliveryId, int attempt) implements Serializable {}

    @Id
    @Column(name = "delivery_id")
    private UUID deliveryId;

    @Id
    private int attempt;

    private Instant at;

    @Column(name = "http_status")
    private @Nullable Integer httpStatus;

    private @Nullable String failure;

    @SuppressWarnings("NullAway.Init")
    protected WebhookAttempt() {}

    /** The attempt that a delivery has just counted. */
    WebhookAttempt(WebhookDelivery delivery, WebhookAnswer answer, Instant at) {
        this.deliveryId = delivery.id();
        this.attempt = delivery.attempts();
        this.at = at;
        this.httpStatus = answer.status();
        this.failure = answer.failure();
    }
}

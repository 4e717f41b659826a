package io.coffer.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Where a channel wants to be told, and of what. */
@Entity
@Immutable
@Table(name = "webhook_endpoint")
class WebhookEndpoint {

    @Id
    private UUID id;

    @Column(name = "channel_id")
    private UUID channelId;

    private String url;

    private String secret;

    @Column(name = "event_types")
    private String eventTypes;

    private String status;

    @SuppressWarnings("NullAway.Init")
    protected WebhookEndpoint() {}

    UUID id() {
        return id;
    }

    UUID channelId() {
        return channelId;
    }

    URI url() {
        return URI.create(url);
    }

    String secret() {
        return secret;
    }

    boolean isActive() {
        return status.equals("ACTIVE");
    }

    boolean wants(String eventType) {
        return eventTypes.equals("*") || Arrays.asList(eventTypes.split(",")).contains(eventType);
    }
}

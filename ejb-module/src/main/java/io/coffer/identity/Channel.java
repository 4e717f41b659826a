package io.coffer.identity;

import io.coffer.net.Networks;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A client application. */
@Entity
@Table(name = "channel")
public class Channel {

    @Id
    private UUID id;

    private String name;

    @Column(updatable = false)
    private String roles;

    @Enumerated(EnumType.STRING)
    private ChannelStatus status;

    private String plan;

    @Column(name = "allowed_networks")
    private String allowedNetworks;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Channel() {}

    Channel(UUID id, NewChannel asked, Instant now) {
        this.id = id;
        this.name = asked.name();
        this.roles = Role.CHANNEL;
        this.status = ChannelStatus.ACTIVE;
        this.plan = asked.plan();
        this.allowedNetworks = text(asked.allowedNetworks());
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** See {@link Role}. */
    public List<String> roles() {
        return List.of(roles.split(","));
    }

    public ChannelStatus status() {
        return status;
    }

    /** The name of the plan that says how much it may ask for; see {@code coffer.limit.plan} in the settings. */
    public String plan() {
        return plan;
    }

    /** From where it may call; none: from anywhere. */
    public Networks allowedNetworks() {
        return Networks.of(allowedNetworks);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }

    void change(ChannelChange change) {
        change.name().ifPresent(wanted -> name = wanted);
        change.status().ifPresent(wanted -> status = wanted);
        change.plan().ifPresent(wanted -> plan = wanted);
        change.allowedNetworks().ifPresent(wanted -> allowedNetworks = text(wanted));
    }

    private static String text(Networks networks) {
        return networks.all().stream().map(Object::toString).collect(Collectors.joining(","));
    }
}

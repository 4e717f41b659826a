package io.coffer.wallet;

import io.coffer.ledger.AccountStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A customer's or a channel's accounts, one per asset, under one name. */
@Entity
@Table(name = "wallet")
public class Wallet {

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String name;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Wallet() {}

    Wallet(UUID id, UUID ownerId, String name, Instant createdAt) {
        this.id = id;
        this.ownerId = ownerId;
        this.name = name;
        this.status = AccountStatus.ACTIVE;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    /** As its owner calls it. */
    public String name() {
        return name;
    }

    public AccountStatus status() {
        return status;
    }

    /** Whether it was not closed. */
    public boolean isOpen() {
        return status != AccountStatus.CLOSED;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void rename(String other) {
        name = other;
    }

    void become(AccountStatus next) {
        status = next;
    }
}

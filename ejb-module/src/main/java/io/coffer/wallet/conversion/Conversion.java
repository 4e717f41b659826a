package io.coffer.wallet.conversion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a wallet sold and bought, as a quote had promised. */
@Entity
@Immutable
@Table(name = "conversion")
public class Conversion {

    static final String REFERENCE_TYPE = "conversion";

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "client_reference")
    private String clientReference;

    @Column(name = "wallet_id")
    private UUID walletId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "quote_id")
    private Quote quote;

    @Column(name = "entry_id")
    private UUID entryId;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Conversion() {}

    Conversion(UUID id, ConversionOrder order, Quote quote, UUID entryId, Instant createdAt) {
        this.id = id;
        this.ownerId = order.key().callerId();
        this.clientReference = order.clientReference();
        this.walletId = order.wallet();
        this.quote = quote;
        this.entryId = entryId;
        this.correlationId = order.correlationId();
        this.createdAt = createdAt;
    }

    /** The reference of a conversion's entry. */
    static String reference(UUID id) {
        return REFERENCE_TYPE + ":" + id;
    }

    public UUID id() {
        return id;
    }

    /** Who asked for it. */
    public UUID ownerId() {
        return ownerId;
    }

    public String clientReference() {
        return clientReference;
    }

    public UUID walletId() {
        return walletId;
    }

    /** What had been promised, and was kept. */
    public Quote quote() {
        return quote;
    }

    /** What was posted for it. */
    public UUID entryId() {
        return entryId;
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant createdAt() {
        return createdAt;
    }
}

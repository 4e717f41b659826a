package io.coffer.wallet.transfer;

import io.coffer.ledger.AssetRow;
import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Money that went from one wallet to another. */
@Entity
@Immutable
@Table(name = "transfer")
public class Transfer {

    static final String REFERENCE_TYPE = "transfer";

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "client_reference")
    private String clientReference;

    @Column(name = "source_wallet")
    private UUID sourceWallet;

    @Column(name = "destination_wallet")
    private UUID destinationWallet;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "asset")
    private AssetRow asset;

    private BigDecimal amount;

    @Column(name = "entry_id")
    private UUID entryId;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Transfer() {}

    Transfer(UUID id, TransferOrder order, AssetRow asset, UUID entryId, Instant createdAt) {
        this.id = id;
        this.ownerId = order.key().callerId();
        this.clientReference = order.clientReference();
        this.sourceWallet = order.sourceWallet();
        this.destinationWallet = order.destinationWallet();
        this.asset = asset;
        this.amount = order.amount().amount();
        this.entryId = entryId;
        this.correlationId = order.correlationId();
        this.createdAt = createdAt;
    }

    /** The reference of a transfer's entry. */
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

    public UUID sourceWallet() {
        return sourceWallet;
    }

    public UUID destinationWallet() {
        return destinationWallet;
    }

    public Money amount() {
        return new Money(amount, asset.asset());
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

package io.coffer.wallet.hold;

import io.coffer.ledger.JournalEntry;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What was taken of a hold at once, and for whom. */
@Entity
@Immutable
@Table(name = "hold_capture")
public class HoldCapture {

    static final String REFERENCE_TYPE = "capture";

    @Id
    private UUID id;

    @Column(name = "hold_id")
    private UUID holdId;

    @Column(name = "destination_wallet")
    private UUID destinationWallet;

    private BigDecimal amount;

    @Column(name = "entry_id")
    private UUID entryId;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected HoldCapture() {}

    HoldCapture(UUID id, CaptureOrder order, Money amount, JournalEntry entry) {
        this.id = id;
        this.holdId = order.hold().id();
        this.destinationWallet = order.destinationWallet();
        this.amount = amount.amount();
        this.entryId = entry.id();
        this.correlationId = order.correlationId();
        this.createdAt = entry.postedAt();
    }

    /** The reference of a capture's entry. */
    static String reference(UUID id) {
        return REFERENCE_TYPE + ":" + id;
    }

    public UUID id() {
        return id;
    }

    public UUID destinationWallet() {
        return destinationWallet;
    }

    /** @param asset the hold's */
    public Money amount(Asset asset) {
        return new Money(amount, asset);
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

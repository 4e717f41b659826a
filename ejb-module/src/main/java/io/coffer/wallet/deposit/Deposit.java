package io.coffer.wallet.deposit;

import io.coffer.ledger.AssetRow;
import io.coffer.money.Money;
import io.coffer.wallet.Wallet;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that came to the house's bank account. */
@Entity
@Table(name = "deposit")
public class Deposit {

    static final String REFERENCE_TYPE = "deposit";

    @Id
    private UUID id;

    @Column(name = "bank_transaction_id", updatable = false)
    private String bankTransactionId;

    @Column(updatable = false)
    private byte[] fingerprint;

    @Column(updatable = false)
    private String reference;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "asset", updatable = false)
    private AssetRow asset;

    @Column(updatable = false)
    private BigDecimal amount;

    @Enumerated(EnumType.STRING)
    private DepositStatus status;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private @Nullable Suspension reason;

    @Column(name = "wallet_id")
    private @Nullable UUID walletId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Column(name = "entry_id", updatable = false)
    private UUID entryId;

    @Column(name = "assigned_by_entry")
    private @Nullable UUID assignedByEntry;

    @Column(name = "correlation_id", updatable = false)
    private String correlationId;

    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Deposit() {}

    private Deposit(
            UUID id, DepositOrder order, AssetRow asset, DepositStatus status, UUID entryId, Instant receivedAt) {
        this.id = id;
        this.status = status;
        this.bankTransactionId = order.notice().bankTransactionId();
        this.fingerprint = order.fingerprint();
        this.reference = order.notice().reference();
        this.asset = asset;
        this.amount = order.amount().amount();
        this.entryId = entryId;
        this.correlationId = order.correlationId();
        this.receivedAt = receivedAt;
    }

    static Deposit credited(
            UUID id, DepositOrder order, AssetRow asset, Wallet wallet, UUID entryId, Instant receivedAt) {
        var deposit = new Deposit(id, order, asset, DepositStatus.CREDITED, entryId, receivedAt);
        deposit.walletId = wallet.id();
        deposit.ownerId = wallet.ownerId();
        return deposit;
    }

    static Deposit suspended(
            UUID id, DepositOrder order, AssetRow asset, Suspension reason, UUID entryId, Instant receivedAt) {
        var deposit = new Deposit(id, order, asset, DepositStatus.SUSPENDED, entryId, receivedAt);
        deposit.reason = reason;
        return deposit;
    }

    /** The reference of a deposit's entry. */
    static String reference(UUID id) {
        return REFERENCE_TYPE + ":" + id;
    }

    public UUID id() {
        return id;
    }

    /** The bank's name for it. */
    public String bankTransactionId() {
        return bankTransactionId;
    }

    /** As the payer wrote it. */
    public String reference() {
        return reference;
    }

    public Money amount() {
        return new Money(amount, asset.asset());
    }

    public DepositStatus status() {
        return status;
    }

    /** Why it was suspended. */
    public Optional<Suspension> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<UUID> walletId() {
        return Optional.ofNullable(walletId);
    }

    /** The wallet's. */
    public Optional<UUID> ownerId() {
        return Optional.ofNullable(ownerId);
    }

    /** What was posted when it came. */
    public UUID entryId() {
        return entryId;
    }

    /** What took it out of suspense. */
    public Optional<UUID> assignedByEntry() {
        return Optional.ofNullable(assignedByEntry);
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    boolean isFor(byte[] otherFingerprint) {
        return Arrays.equals(fingerprint, otherFingerprint);
    }

    void assign(Wallet wallet, UUID entry) {
        status = DepositStatus.ASSIGNED;
        walletId = wallet.id();
        ownerId = wallet.ownerId();
        assignedByEntry = entry;
    }
}

package io.coffer.wallet.withdrawal;

import io.coffer.id.Ids;
import io.coffer.ledger.AssetRow;
import io.coffer.money.Money;
import io.coffer.personal.Place;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that is paid out of a wallet to a bank account; see the package for its life. */
@Entity
@Table(name = Withdrawal.TABLE)
public class Withdrawal {

    static final String TABLE = "withdrawal";
    static final String CREDITOR_NAME = "creditor_name";
    static final String IBAN = "iban";

    static final String REFERENCE_TYPE = "withdrawal";

    private static final String REFERENCE_PREFIX = REFERENCE_TYPE + ":";

    @Id
    private UUID id;

    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    @Column(name = "client_reference", updatable = false)
    private String clientReference;

    @Column(name = "wallet_id", updatable = false)
    private UUID walletId;

    @Column(name = "account_id", updatable = false)
    private UUID accountId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "asset", updatable = false)
    private AssetRow asset;

    @Column(updatable = false)
    private BigDecimal amount;

    @Column(updatable = false)
    private BigDecimal fee;

    @Column(name = CREDITOR_NAME, updatable = false)
    private byte[] creditorName;

    @Column(name = IBAN, updatable = false)
    private byte[] iban;

    @Enumerated(EnumType.STRING)
    private WithdrawalStatus status;

    private @Nullable String reason;

    @Column(name = "payout_id")
    private @Nullable String payoutId;

    @Column(name = "entry_id")
    private @Nullable UUID entryId;

    @Column(name = "return_entry_id")
    private @Nullable UUID returnEntryId;

    @Column(name = "return_transaction_id")
    private @Nullable String returnTransactionId;

    @Column(name = "correlation_id", updatable = false)
    private String correlationId;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Withdrawal() {}

    Withdrawal(
            UUID id, WithdrawalOrder order, AssetRow asset, byte[] sealedCreditorName, byte[] sealedIban, Instant now) {
        this.id = id;
        this.ownerId = order.key().callerId();
        this.clientReference = order.clientReference();
        this.walletId = order.wallet();
        this.accountId = order.account();
        this.asset = asset;
        this.amount = order.amount().amount();
        this.fee = order.fee().amount();
        this.creditorName = sealedCreditorName.clone();
        this.iban = sealedIban.clone();
        this.status = WithdrawalStatus.PENDING;
        this.correlationId = order.correlationId();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What its hold, its entry and the bank's payout are called. */
    static String reference(UUID id) {
        return REFERENCE_PREFIX + id;
    }

    /** What the entry is called that takes it back. */
    static String returnReference(UUID id) {
        return reference(id) + ":return";
    }

    /** The id of the withdrawal that a reference names. */
    static Optional<UUID> idOf(String reference) {
        return reference.startsWith(REFERENCE_PREFIX)
                ? Ids.parse(reference.substring(REFERENCE_PREFIX.length()))
                : Optional.empty();
    }

    static Place place(String column, UUID id) {
        return new Place(TABLE, column, id);
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

    /** What the creditor gets. */
    public Money amount() {
        return new Money(amount, asset.asset());
    }

    public Money fee() {
        return new Money(fee, asset.asset());
    }

    public WithdrawalStatus status() {
        return status;
    }

    /** Why it failed or came back, in the words of the bank. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** What the bank calls it. */
    public Optional<String> payoutId() {
        return Optional.ofNullable(payoutId);
    }

    /** What was posted when it was paid. */
    public Optional<UUID> entryId() {
        return Optional.ofNullable(entryId);
    }

    /** What was posted when it came back. */
    public Optional<UUID> returnEntryId() {
        return Optional.ofNullable(returnEntryId);
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    String reference() {
        return reference(id);
    }

    UUID accountId() {
        return accountId;
    }

    Money total() {
        return amount().plus(fee());
    }

    byte[] sealedCreditorName() {
        return creditorName.clone();
    }

    byte[] sealedIban() {
        return iban.clone();
    }

    boolean cameBackAs(String transaction) {
        return transaction.equals(returnTransactionId);
    }

    /** Nothing new; somebody has looked after it. */
    void attend(Instant now) {
        updatedAt = now;
    }

    /** Whether the bank may mean this one: two ids under one reference are the sign of a payment made twice. */
    boolean canBe(String bankId) {
        return payoutId == null || payoutId.equals(bankId);
    }

    void known(String bankId) {
        payoutId = bankId;
    }

    WithdrawalTransition start(Instant now) {
        return become(WithdrawalStatus.PROCESSING, null, now);
    }

    WithdrawalTransition complete(UUID entry, Instant now) {
        entryId = entry;
        return become(WithdrawalStatus.COMPLETED, null, now);
    }

    WithdrawalTransition fail(String why, Instant now) {
        return become(WithdrawalStatus.FAILED, why, now);
    }

    WithdrawalTransition comeBack(UUID entry, String transaction, String why, Instant now) {
        returnEntryId = entry;
        returnTransactionId = transaction;
        return become(WithdrawalStatus.RETURNED, why, now);
    }

    private WithdrawalTransition become(WithdrawalStatus next, @Nullable String why, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException(reference() + " is " + status + " and can't become " + next);
        }
        status = next;
        reason = why;
        updatedAt = now;
        return new WithdrawalTransition(this);
    }
}

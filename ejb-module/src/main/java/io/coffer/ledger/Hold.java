package io.coffer.ledger;

import io.coffer.money.Money;
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

/** A reservation on an account: authorised, then captured in one or more parts, voided or expired; it ends once. Changed only by the {@link Ledger}. */
@Entity
@Table(name = "hold")
public class Hold {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    private Account account;

    private String reference;

    private BigDecimal amount;

    private BigDecimal captured;

    @Enumerated(EnumType.STRING)
    private HoldStatus status;

    @Column(name = "correlation_id")
    private String correlationId;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Hold() {}

    Hold(Account account, NewHold wanted, Instant createdAt) {
        this.id = wanted.id();
        this.account = account;
        this.reference = wanted.reference();
        this.amount = wanted.amount().amount();
        this.captured = BigDecimal.ZERO;
        this.status = HoldStatus.ACTIVE;
        this.correlationId = wanted.correlationId();
        this.createdAt = createdAt;
        this.expiresAt = wanted.expiresAt();
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public Account account() {
        return account;
    }

    public Money amount() {
        return new Money(amount, account.asset());
    }

    public Money captured() {
        return new Money(captured, account.asset());
    }

    public HoldStatus status() {
        return status;
    }

    /** What somebody finds who would capture it now: it has expired as soon as its time is over. */
    public HoldStatus status(Instant now) {
        return status == HoldStatus.ACTIVE && isExpired(now) ? HoldStatus.EXPIRED : status;
    }

    /** Of the request that it was made for. */
    public String correlationId() {
        return correlationId;
    }

    /** What it still reserves; nothing once it has ended. */
    public Money remaining() {
        return status == HoldStatus.ACTIVE ? uncaptured() : Money.zero(account.asset());
    }

    /** What was reserved and was not captured, before or after its end. */
    public Money uncaptured() {
        return amount().minus(captured());
    }

    /** From when on it reserves nothing any more, whether or not somebody has released it yet. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was captured, voided or released after its expiry. */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    void capture(Money part) {
        captured = captured().plus(part).amount();
    }

    void close(HoldStatus outcome, Instant at) {
        status = outcome;
        closedAt = at;
    }
}

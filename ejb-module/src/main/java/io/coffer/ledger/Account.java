package io.coffer.ledger;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger account in one asset, with its balance and what holds reserve of it. Changed only by the {@link Ledger}. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private UUID id;

    private @Nullable String code;

    private String name;

    @ManyToOne(optional = false)
    @JoinColumn(name = "asset")
    private AssetRow asset;

    @Enumerated(EnumType.STRING)
    private AccountType type;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    @Column(name = "may_be_negative")
    private boolean mayBeNegative;

    private BigDecimal balance;

    private BigDecimal held;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    public UUID id() {
        return id;
    }

    /** Names the house's own accounts, such as {@code fee-income:EUR}; empty for others. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** What it is called in reports and on statements. */
    public String name() {
        return name;
    }

    public Asset asset() {
        return asset.asset();
    }

    public AccountType type() {
        return type;
    }

    public AccountStatus status() {
        return status;
    }

    /** The channel or customer it is kept for; empty for the house's own accounts. */
    public Optional<UUID> owner() {
        return Optional.ofNullable(ownerId);
    }

    /** On the account's normal side. */
    public Money balance() {
        return new Money(balance, asset());
    }

    public Money held() {
        return new Money(held, asset());
    }

    public Money available() {
        return balance().minus(held());
    }

    /** Another one after each change. */
    public long version() {
        return version;
    }

    /**
     * Whether it can change to this status.
     *
     * @return refused with {@code account-state} or {@code house-account}
     */
    Outcome<Account> canBecome(AccountStatus next) {
        if (ownerId == null) {
            return Outcome.refused(
                    ProblemType.HOUSE_ACCOUNT, "The house's own accounts are neither frozen nor closed.");
        }
        return status.canBecome(next)
                ? Outcome.done(this)
                : Outcome.refused(
                        ProblemType.ACCOUNT_STATE,
                        "The account is " + status + "; it can't become " + next + ".",
                        Map.of("account_status", status.name()));
    }

    void become(AccountStatus next) {
        status = next;
    }

    boolean covers(Money amount) {
        return mayBeNegative || !amount.exceeds(available());
    }

    void reserve(Money amount) {
        held = held().plus(amount).amount();
    }

    void release(Money amount) {
        held = held().minus(amount).amount();
    }

    /** Adds a signed posting: debits are positive. */
    void post(Money amount) {
        balance =
                balance().plus(type.normalSign() > 0 ? amount : amount.negate()).amount();
    }
}

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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger account in one asset, with its balance and what holds reserve of it. Changed only by the {@link Ledger}. */
@Entity
@Table(name = "account")
public class Account {

    /**
     * What a balance stays below, on either side: so that the sum of all stripes of an account of the house still is an amount
     * that there can be.
     */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(Money.MAX_INTEGER_DIGITS - 1);

    @Id
    private UUID id;

    // What an account is never changes, and is not written again with each posting.

    @Column(updatable = false)
    private @Nullable String code;

    @Column(updatable = false)
    private String name;

    @Column(updatable = false)
    private String kind;

    @Column(updatable = false)
    private int stripe;

    @ManyToOne(optional = false)
    @JoinColumn(name = "asset", updatable = false)
    private AssetRow asset;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private AccountType type;

    @Column(name = "owner_id", updatable = false)
    private @Nullable UUID ownerId;

    @Column(name = "wallet_id", updatable = false)
    private @Nullable UUID walletId;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    @Column(name = "wallet_frozen")
    private boolean walletFrozen;

    @Column(name = "may_be_negative", updatable = false)
    private boolean mayBeNegative;

    private BigDecimal balance;

    private BigDecimal held;

    private long postings;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "last_posted_at")
    private @Nullable Instant lastPostedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** Somebody's account in an asset, as part of a wallet; empty. */
    Account(UUID id, UUID ownerId, UUID walletId, AssetRow asset, AccountStatus status, Instant now) {
        this.id = id;
        this.name = asset.asset().code();
        this.kind = AccountKind.CUSTOMER;
        this.asset = asset;
        this.type = AccountType.LIABILITY;
        this.ownerId = ownerId;
        this.walletId = walletId;
        this.status = status;
        this.balance = BigDecimal.ZERO;
        this.held = BigDecimal.ZERO;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    /** Names the house's own accounts, such as {@code fee-income:EUR}, whichever stripe it is; empty for others. */
    public Optional<String> code() {
        return Optional.ofNullable(code).map(name -> stripe == 0 ? name : name.substring(0, name.indexOf('#')));
    }

    /** What it is called in reports and on statements. */
    public String name() {
        return name;
    }

    /** Its line in the {@link ChartOfAccounts}, such as {@code customer}. */
    public String kind() {
        return kind;
    }

    /** Which of the rows it is that one account of the house is spread over, from 0. */
    public int stripe() {
        return stripe;
    }

    public Asset asset() {
        return asset.asset();
    }

    public AccountType type() {
        return type;
    }

    /** FROZEN also while the wallet that it is part of is frozen. */
    public AccountStatus status() {
        return walletFrozen && status == AccountStatus.ACTIVE ? AccountStatus.FROZEN : status;
    }

    /** The channel or customer it is kept for; empty for the house's own accounts. */
    public Optional<UUID> owner() {
        return Optional.ofNullable(ownerId);
    }

    /** The wallet that it is part of. */
    public Optional<UUID> wallet() {
        return Optional.ofNullable(walletId);
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

    /** How many postings it has: the sequence of the last one. */
    public long postings() {
        return postings;
    }

    /** When it was posted to last; empty before the first time. */
    public Optional<Instant> lastPostedAt() {
        return Optional.ofNullable(lastPostedAt);
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

    void freezeWithWallet(boolean frozen) {
        walletFrozen = frozen;
    }

    boolean covers(Money amount) {
        return mayBeNegative || !amount.exceeds(available());
    }

    /** Whether it may take this signed posting, or sum of postings: whether it lacks nothing after it. */
    boolean bears(Money signed) {
        var change = onNormalSide(signed);
        return !change.isNegative() || covers(change.negate());
    }

    /** Whether there is room for this signed posting, or sum of postings. */
    boolean fits(Money signed) {
        var after = balance.add(onNormalSide(signed).amount()).abs();
        return after.compareTo(LIMIT) < 0 || after.compareTo(balance.abs()) < 0;
    }

    void reserve(Money amount) {
        held = held().plus(amount).amount();
    }

    void release(Money amount) {
        held = held().minus(amount).amount();
    }

    /** Adds a signed posting: debits are positive. */
    void post(Money signed, Instant at) {
        balance = balance().plus(onNormalSide(signed)).amount();
        postings++;
        lastPostedAt = at;
    }

    /** A signed amount as the balance takes it. */
    Money onNormalSide(Money signed) {
        return type.normalSign() > 0 ? signed : signed.negate();
    }
}

package io.coffer.kyc.limit;

import io.coffer.kyc.Level;
import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** How much of an asset a level may move. */
@Entity
@Immutable
@IdClass(Limit.Key.class)
@Table(name = "kyc_limit")
public class Limit {

    record Key(int level, String asset) implements Serializable {}

    /** What stands in the way of a movement. */
    public enum Kind {
        PER_TRANSACTION,
        DAILY,
        MONTHLY
    }

    /**
     * Which limit a movement would exceed, and what is left of it.
     *
     * @param allowed the limit
     * @param left the most that would have been allowed; not below zero
     */
    public record Excess(Kind kind, Money allowed, Money left) {}

    @Id
    private int level;

    @Id
    private String asset;

    @Column(name = "per_transaction")
    private BigDecimal perTransaction;

    private BigDecimal daily;

    private BigDecimal monthly;

    @SuppressWarnings("NullAway.Init")
    protected Limit() {}

    Limit(Level level, String asset, BigDecimal perTransaction, BigDecimal daily, BigDecimal monthly) {
        this.level = level.number();
        this.asset = asset;
        this.perTransaction = perTransaction;
        this.daily = daily;
        this.monthly = monthly;
    }

    Level level() {
        return Level.of(level).orElseThrow();
    }

    String asset() {
        return asset;
    }

    public BigDecimal perTransaction() {
        return perTransaction;
    }

    public BigDecimal daily() {
        return daily;
    }

    public BigDecimal monthly() {
        return monthly;
    }

    /** Whether a movement fits beside what was used before; the narrowest limit first. */
    Optional<Excess> excess(Money amount, Money usedToday, Money usedThisMonth) {
        return excess(Kind.PER_TRANSACTION, perTransaction, amount, Money.zero(amount.asset()))
                .or(() -> excess(Kind.DAILY, daily, amount, usedToday))
                .or(() -> excess(Kind.MONTHLY, monthly, amount, usedThisMonth));
    }

    private static Optional<Excess> excess(Kind kind, BigDecimal limit, Money amount, Money used) {
        var allowed = new Money(limit, amount.asset());
        if (!used.plus(amount).exceeds(allowed)) {
            return Optional.empty();
        }
        var left = used.exceeds(allowed) ? Money.zero(amount.asset()) : allowed.minus(used);
        return Optional.of(new Excess(kind, allowed, left));
    }
}

package io.coffer.kyc.limit;

import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one movement used of a customer's limits, and of which day. */
@Entity
@Table(name = "kyc_limit_use")
class LimitUse {

    @Id
    private String reference;

    @Column(name = "customer_id", updatable = false)
    private UUID customerId;

    @Column(updatable = false)
    private String asset;

    private BigDecimal amount;

    @Column(name = "used_on", updatable = false)
    private LocalDate usedOn;

    @Column(name = "given_back_at")
    private @Nullable Instant givenBackAt;

    @SuppressWarnings("NullAway.Init")
    protected LimitUse() {}

    LimitUse(String reference, UUID customerId, Money amount, LocalDate usedOn) {
        this.reference = reference;
        this.customerId = customerId;
        this.asset = amount.asset().code();
        this.amount = amount.amount();
        this.usedOn = usedOn;
    }

    String reference() {
        return reference;
    }

    UUID customerId() {
        return customerId;
    }

    BigDecimal amount() {
        return amount;
    }

    Usage.Key day() {
        return Usage.Key.ofDay(customerId, asset, usedOn);
    }

    Usage.Key month() {
        return Usage.Key.ofMonth(customerId, asset, usedOn);
    }

    /** Gives back all of it, or a part: then it used only the rest. */
    void giveBack(BigDecimal part, Instant now) {
        int compared = part.compareTo(amount);
        if (part.signum() <= 0 || compared > 0) {
            throw new IllegalArgumentException(reference + " used " + amount + " and can't give back " + part);
        }
        if (compared == 0) {
            givenBackAt = now;
        } else {
            amount = amount.subtract(part);
        }
    }
}

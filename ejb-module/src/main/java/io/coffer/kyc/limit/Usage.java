package io.coffer.kyc.limit;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** How much of an asset a customer has moved in a day or in a month: the sum of her {@link LimitUse}s of that time. */
@Entity
@IdClass(Usage.Key.class)
@Table(name = "kyc_usage")
class Usage {

    /** @param period a day as {@code 2026-11-21}, or a month as {@code 2026-11}, in UTC */
    record Key(UUID customerId, String asset, String period) implements Serializable {

        static Key ofDay(UUID customer, String asset, LocalDate day) {
            return new Key(customer, asset, day.toString());
        }

        static Key ofMonth(UUID customer, String asset, LocalDate day) {
            return new Key(customer, asset, YearMonth.from(day).toString());
        }
    }

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    @Id
    private String asset;

    @Id
    @Column(name = "in_period")
    private String period;

    private BigDecimal used;

    @SuppressWarnings("NullAway.Init")
    protected Usage() {}

    Usage(Key key) {
        this.customerId = key.customerId();
        this.asset = key.asset();
        this.period = key.period();
        this.used = BigDecimal.ZERO;
    }

    Key key() {
        return new Key(customerId, asset, period);
    }

    BigDecimal used() {
        return used;
    }

    Money used(Asset in) {
        return new Money(used, in);
    }

    void add(BigDecimal amount) {
        used = used.add(amount);
    }

    void subtract(BigDecimal amount) {
        used = used.subtract(amount);
    }
}

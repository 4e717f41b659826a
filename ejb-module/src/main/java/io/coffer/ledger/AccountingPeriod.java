package io.coffer.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.YearMonth;

/** A month of the books, in UTC. */
@Entity
@Table(name = "accounting_period")
public class AccountingPeriod {

    /** Whether entries can be posted with an effective date in it. */
    public enum Status {
        OPEN,
        CLOSED
    }

    @Id
    private String month;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Version
    private long version;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init")
    protected AccountingPeriod() {}

    AccountingPeriod(YearMonth month, Instant now) {
        this.month = month.toString();
        this.status = Status.OPEN;
        this.changedAt = now;
    }

    public YearMonth month() {
        return YearMonth.parse(month);
    }

    public Status status() {
        return status;
    }

    public long version() {
        return version;
    }

    public Instant changedAt() {
        return changedAt;
    }

    void become(Status next, Instant now) {
        status = next;
        changedAt = now;
    }
}

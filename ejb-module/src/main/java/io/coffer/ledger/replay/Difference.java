package io.coffer.ledger.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something in the books that is not as it should be, as it was when it was found. */
@Entity
@Immutable
@Table(name = "ledger_difference")
public class Difference {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private DifferenceKind kind;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    @Column(name = "entry_id")
    private @Nullable UUID entryId;

    private String place;

    private String expected;

    private String found;

    @Column(name = "found_at")
    private Instant foundAt;

    @Column(name = "job_execution")
    private long jobExecution;

    @SuppressWarnings("NullAway.Init")
    protected Difference() {}

    Difference(UUID id, Finding finding, Instant foundAt, long jobExecution) {
        this.id = id;
        this.kind = finding.kind();
        this.accountId = finding.account();
        this.entryId = finding.entry();
        this.place = finding.place();
        this.expected = finding.expected();
        this.found = finding.found();
        this.foundAt = foundAt;
        this.jobExecution = jobExecution;
    }

    public UUID id() {
        return id;
    }

    public DifferenceKind kind() {
        return kind;
    }

    public Optional<UUID> account() {
        return Optional.ofNullable(accountId);
    }

    public Optional<UUID> entry() {
        return Optional.ofNullable(entryId);
    }

    /** Where in the account or the entry, such as {@code sequence 5}; empty if it is about all of it. */
    public String place() {
        return place;
    }

    /** What the journal, the holds or the chart say; an amount to its last digit. */
    public String expected() {
        return expected;
    }

    /** What is there instead. */
    public String found() {
        return found;
    }

    public Instant foundAt() {
        return foundAt;
    }

    /** The execution of the job that found it. */
    public long jobExecution() {
        return jobExecution;
    }

    Finding finding() {
        return new Finding(kind, accountId, entryId, place, expected, found);
    }
}

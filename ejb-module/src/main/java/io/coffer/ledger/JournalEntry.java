package io.coffer.ledger;

import io.coffer.json.Json;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One immutable entry of the journal. */
@Entity
@Immutable
@Table(name = "journal_entry")
public class JournalEntry {

    @Id
    private UUID id;

    private String reference;

    private String kind;

    @Column(name = "line_count")
    private int lineCount;

    @Column(name = "correlation_id")
    private String correlationId;

    @Column(name = "posted_at")
    private Instant postedAt;

    @Column(name = "effective_date")
    private LocalDate effectiveDate;

    private @Nullable String metadata;

    @Column(name = "reverses_id")
    private @Nullable UUID reversesId;

    @OneToMany(mappedBy = "entry", cascade = CascadeType.PERSIST)
    @OrderBy("line")
    private List<Posting> postings = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected JournalEntry() {}

    JournalEntry(UUID id, NewEntry entry, Instant postedAt) {
        this.id = id;
        this.reference = entry.reference();
        this.kind = entry.kind();
        this.lineCount = entry.lines().size();
        this.correlationId = entry.correlationId();
        this.postedAt = postedAt;
        this.effectiveDate =
                entry.effectiveDate() == null ? LocalDate.ofInstant(postedAt, ZoneOffset.UTC) : entry.effectiveDate();
        this.metadata = entry.metadata().isEmpty() ? null : Json.write(entry.metadata());
        this.reversesId = entry.reverses();
    }

    void add(Account account, NewEntry.Line line) {
        postings.add(new Posting(this, postings.size() + 1, account, line));
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public String kind() {
        return kind;
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant postedAt() {
        return postedAt;
    }

    /** The day that it counts for, in UTC. */
    public LocalDate effectiveDate() {
        return effectiveDate;
    }

    /** What else is known of the fact, such as a conversion's rate. */
    public Map<String, String> metadata() {
        return metadata == null ? Map.of() : Json.readTexts(metadata);
    }

    /** The entry that this one takes back, or a part of it. */
    public Optional<UUID> reverses() {
        return Optional.ofNullable(reversesId);
    }

    public List<Posting> postings() {
        return List.copyOf(postings);
    }
}

package io.coffer.ledger;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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
    }

    void add(Account account, NewEntry.Line line) {
        postings.add(new Posting(this, postings.size() + 1, account, line.amount()));
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

    public List<Posting> postings() {
        return List.copyOf(postings);
    }
}

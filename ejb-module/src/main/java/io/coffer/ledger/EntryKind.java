package io.coffer.ledger;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.Immutable;

/** What sort of fact an entry records, and which kinds of account it may touch on which side. Never changed. */
@Entity
@Immutable
@Table(name = "entry_kind")
public class EntryKind {

    /** A kind of account on a side of an entry. */
    @Embeddable
    public record Place(
            @Column(name = "account_kind") String accountKind,
            @Enumerated(EnumType.STRING) Side side) {}

    @Id
    private String code;

    private boolean manual;

    private String meaning;

    @Immutable
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "entry_kind_side", joinColumns = @JoinColumn(name = "entry_kind"))
    private Set<Place> places = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected EntryKind() {}

    /** Such as {@code wallet.transfer}. */
    public String code() {
        return code;
    }

    /** Whether people and back-office systems may post it, not only Coffer itself. */
    public boolean manual() {
        return manual;
    }

    public String meaning() {
        return meaning;
    }

    public Set<Place> places() {
        return Set.copyOf(places);
    }
}

package io.coffer.wallet.incoming;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The bank's name for something that came in. */
@Entity
@Immutable
@Table(name = "bank_transaction")
class BankTransaction {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Arrival arrival;

    @Column(name = "subject_id")
    private UUID subjectId;

    @SuppressWarnings("NullAway.Init")
    protected BankTransaction() {}

    BankTransaction(String id, Arrival arrival, UUID subjectId) {
        this.id = id;
        this.arrival = arrival;
        this.subjectId = subjectId;
    }

    Arrival arrival() {
        return arrival;
    }

    /** The deposit's id, or that of the withdrawal that came back. */
    UUID subjectId() {
        return subjectId;
    }
}

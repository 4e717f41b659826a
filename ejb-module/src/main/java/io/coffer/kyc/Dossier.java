package io.coffer.kyc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Stands for all that is kept of one customer here, so that it can be locked (rule 6). */
@Entity
@Table(name = "kyc_dossier")
class Dossier {

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    @SuppressWarnings("NullAway.Init")
    protected Dossier() {}

    UUID customerId() {
        return customerId;
    }
}

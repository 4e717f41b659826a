package io.coffer.payment;

import io.coffer.id.Ids;
import io.coffer.ledger.EntryKeeper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Optional;

/** A payment between its legs moves money again; one that has come to an end never does. */
@ApplicationScoped
public class PaymentKeeper implements EntryKeeper {

    private static final String PREFIX = Payment.REFERENCE_TYPE + ":";

    @PersistenceContext
    private EntityManager em;

    @Override
    public Optional<String> objection(String reference) {
        return reference.startsWith(PREFIX)
                ? Arrays.stream(reference.substring(PREFIX.length()).split(":", -1))
                        .findFirst()
                        .flatMap(Ids::parse)
                        .flatMap(id -> Optional.ofNullable(em.find(Payment.class, id)))
                        .filter(payment -> payment.stage().isOpen())
                        .map(payment -> "The entry belongs to a payment that is still under way. Wait for its end.")
                : Optional.empty();
    }
}

package io.coffer.wallet.incoming;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.UUID;

/** Knows what came in under which of the bank's names; in the caller's transaction. */
@ApplicationScoped
public class BankTransactions {

    @PersistenceContext
    private EntityManager em;

    /**
     * Whether a name can be, or is, that of something that came in.
     *
     * @return refused with {@code duplicate-bank-transaction} if it names something else
     */
    public Outcome<String> free(String id, UUID subject) {
        var known = em.find(BankTransaction.class, id);
        return known == null || known.subjectId().equals(subject)
                ? Outcome.done(id)
                : Outcome.refused(
                        ProblemType.DUPLICATE_BANK_TRANSACTION,
                        "The bank told something else of this transaction before.",
                        Map.of(known.arrival().member(), known.subjectId()));
    }

    /** Gives a free name to something that has come. If somebody else has taken it by then, the row can't be written. */
    public void take(String id, Arrival arrival, UUID subject) {
        em.persist(new BankTransaction(id, arrival, subject));
    }
}

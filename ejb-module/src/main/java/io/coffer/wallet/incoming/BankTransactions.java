package io.coffer.wallet.incoming;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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
        return find(id).filter(known -> !known.subjectId().equals(subject))
                .map(BankTransactions::<String>refused)
                .orElseGet(() -> Outcome.done(id));
    }

    /**
     * What became of a transaction of the bank's; empty if nothing has its name. The name is read before what it names: both
     * are committed at once, so who finds the name finds that, too.
     *
     * @param look finds what has the name; where it finds nothing, the answer is {@code duplicate-bank-transaction}
     */
    public <T> Optional<Outcome<T>> earlier(String id, Supplier<Optional<Outcome<T>>> look) {
        return find(id).map(known -> look.get().orElseGet(() -> refused(known)));
    }

    /** Gives a free name to something that has come. If somebody else has taken it by then, the row can't be written. */
    public void take(String id, Arrival arrival, UUID subject) {
        em.persist(new BankTransaction(id, arrival, subject));
    }

    private Optional<BankTransaction> find(String id) {
        return Optional.ofNullable(em.find(BankTransaction.class, id));
    }

    private static <T> Outcome<T> refused(BankTransaction known) {
        return Outcome.refused(
                ProblemType.DUPLICATE_BANK_TRANSACTION,
                "The bank told something else of this transaction before.",
                Map.of(known.arrival().member(), known.subjectId()));
    }
}

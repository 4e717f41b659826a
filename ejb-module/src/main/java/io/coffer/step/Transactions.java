package io.coffer.step;

import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/**
 * Where transactions begin. A step commits when it returns and is rolled back when it throws. If its transaction failed
 * while it ran, because the connection was cut for example, what it returned is worth nothing: an EntityManager finds
 * nothing then, and does not say why. So it throws, too.
 */
@Stateless
public class Transactions {

    @Resource
    private EJBContext context;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T inNew(Supplier<T> step) {
        return unlessFailed(step.get());
    }

    /** Commits if the step is done. What it did before it was refused is rolled back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> Outcome<T> inNewUnlessRefused(Supplier<Outcome<T>> step) {
        var outcome = unlessFailed(step.get());
        if (outcome instanceof Refused) {
            context.setRollbackOnly();
        }
        return outcome;
    }

    /** Runs the step and rolls it back, to see what would come of it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T undone(Supplier<T> step) {
        try {
            return unlessFailed(step.get());
        } finally {
            context.setRollbackOnly();
        }
    }

    private <T> T unlessFailed(T result) {
        if (context.getRollbackOnly()) {
            throw new EJBException("the transaction failed while the step ran");
        }
        return result;
    }
}

package io.coffer.step;

import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/** Where transactions begin. A step commits when it returns and is rolled back when it throws. */
@Stateless
public class Transactions {

    @Resource
    private EJBContext context;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T inNew(Supplier<T> step) {
        return step.get();
    }

    /** Commits if the step is done. What it did before it was refused is rolled back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> Outcome<T> inNewUnlessRefused(Supplier<Outcome<T>> step) {
        var outcome = step.get();
        if (outcome instanceof Refused) {
            context.setRollbackOnly();
        }
        return outcome;
    }

    /** Runs the step and rolls it back, to see what would come of it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T undone(Supplier<T> step) {
        try {
            return step.get();
        } finally {
            context.setRollbackOnly();
        }
    }
}

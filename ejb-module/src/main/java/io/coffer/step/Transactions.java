package io.coffer.step;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;

/** Where transactions begin. A step commits when it returns and is rolled back when it throws. */
@Stateless
public class Transactions {

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T inNew(Supplier<T> step) {
        return step.get();
    }
}

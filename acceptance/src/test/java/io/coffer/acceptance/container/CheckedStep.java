package io.coffer.acceptance.container;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.SQLException;

/** What nobody should write, put into the EJB jar for a test: a bean that declares a checked exception, and throws it. */
@Stateless
public class CheckedStep {

    @Resource
    private EJBContext context;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void run(Runnable step) throws SQLException {
        step.run();
        throw new SQLException("thrown by the step");
    }

    /** Has the caller's transaction fail without a word, as it does when its connection is lost. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void fail() {
        context.setRollbackOnly();
    }
}

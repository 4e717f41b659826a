package io.coffer.broker;

import jakarta.jms.JMSException;
import java.util.function.Supplier;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * Lists and ends the branches a broker holds prepared. Every call opens a connection of its own and closes it again
 * (rule B2): recovery is rare, and follows the failures that break connections.
 */
final class BranchRecovery implements XAResource {
    private static final Xid[] NOTHING_MORE = {};

    private final Supplier<ActiveMQConnectionFactory> broker;
    private final @Nullable String user;
    private final @Nullable String password;

    BranchRecovery(Supplier<ActiveMQConnectionFactory> broker, @Nullable String user, @Nullable String password) {
        this.broker = broker;
        this.user = user;
        this.password = password;
    }

    /** All prepared branches at the start of a scan, none at its end: a scan is a single call to the broker. */
    @Override
    public Xid[] recover(int flag) throws XAException {
        if ((flag & TMSTARTRSCAN) == 0) {
            return NOTHING_MORE;
        }
        return call(resource -> resource.recover(TMSTARTRSCAN | TMENDRSCAN));
    }

    @Override
    public void commit(Xid branch, boolean onePhase) throws XAException {
        run(resource -> resource.commit(branch, onePhase));
    }

    @Override
    public void rollback(Xid branch) throws XAException {
        run(resource -> resource.rollback(branch));
    }

    @Override
    public void forget(Xid branch) throws XAException {
        run(resource -> resource.forget(branch));
    }

    @Override
    public void start(Xid branch, int flags) throws XAException {
        throw onlyForRecovery();
    }

    @Override
    public void end(Xid branch, int flags) throws XAException {
        throw onlyForRecovery();
    }

    @Override
    public int prepare(Xid branch) throws XAException {
        throw onlyForRecovery();
    }

    @Override
    public boolean isSameRM(XAResource other) {
        return other == this;
    }

    @Override
    public int getTransactionTimeout() {
        return 0;
    }

    @Override
    public boolean setTransactionTimeout(int seconds) {
        return false;
    }

    private void run(Ending ending) throws XAException {
        this.<Boolean>call(resource -> {
            ending.run(resource);
            return true;
        });
    }

    private <T> T call(Question<T> question) throws XAException {
        try (var factory = broker.get();
                var connection = factory.createXAConnection(user, password);
                var session = connection.createXASession()) {
            return question.ask(session.getXAResource());
        } catch (JMSException e) {
            throw (XAException) new XAException(XAException.XAER_RMFAIL).initCause(e);
        }
    }

    private static XAException onlyForRecovery() {
        return new XAException(XAException.XAER_PROTO);
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(XAResource resource) throws XAException;
    }

    @FunctionalInterface
    private interface Ending {
        void run(XAResource resource) throws XAException;
    }
}

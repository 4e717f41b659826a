package io.coffer.acceptance;

import java.util.List;
import javax.transaction.xa.Xid;

/** The broker from outside. */
final class Broker {

    private Broker() {}

    static long depth(String queue) {
        return Running.stack().broker().depth(queue).orElseThrow();
    }

    /** How many messages a queue has got since the broker started. */
    static long added(String queue) {
        return Running.stack().broker().server().locateQueue(queue).getMessagesAdded();
    }

    /** Branches that wait for somebody to decide. */
    static List<Xid> prepared() {
        return Running.stack().broker().server().getResourceManager().getPreparedTransactions();
    }

    /** Branches in the database that wait for somebody to decide. */
    static List<String> preparedInDatabase() {
        return Books.rows("xa recover");
    }
}

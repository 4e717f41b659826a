package io.coffer.identity;

import io.coffer.profile.Profile;
import io.coffer.profile.UnsafeException;
import io.coffer.step.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the sandbox's demo channel, whose API key everybody knows, out of production. */
@Singleton
@Startup
public class DemoData {

    private static final UUID DEMO_CHANNEL = UUID.fromString("01900000-0000-7000-8000-000000000c01");
    private static final Logger LOG = Logger.getLogger(DemoData.class.getName());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Profile profile;

    /** A database that does not answer yet hinders nothing: the channel is not let in later either. */
    @PostConstruct
    void refuse() {
        if (profile == Profile.PRODUCTION && isHere()) {
            LOG.severe("Coffer does not start: the database has the sandbox's demo channel " + DEMO_CHANNEL);
            throw new UnsafeException("the database has the sandbox's demo channel " + DEMO_CHANNEL);
        }
    }

    /** Whether a channel may come in. */
    public boolean isAllowed(Channel channel) {
        return profile != Profile.PRODUCTION || !channel.id().equals(DEMO_CHANNEL);
    }

    private boolean isHere() {
        try {
            return transactions.inNew(() -> em.find(Channel.class, DEMO_CHANNEL) != null);
        } catch (PersistenceException | EJBException e) {
            LOG.log(Level.WARNING, e, () -> "the database can't be asked for demo data");
            return false;
        }
    }
}

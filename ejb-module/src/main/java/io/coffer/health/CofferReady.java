package io.coffer.health;

import io.coffer.identity.Tokens;
import io.coffer.personal.WrappingKeys;
import io.coffer.step.Broker;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Asks the database for something that only a migrated schema has, the broker for a connection, the key store for a
 * signature, and whether the keys of personal data are here.
 */
@Readiness
@ApplicationScoped
public class CofferReady implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CofferReady.class.getName());

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Broker broker;

    @Inject
    private Tokens tokens;

    @Inject
    private WrappingKeys wrappingKeys;

    @Override
    public HealthCheckResponse call() {
        boolean database = answers("database", () -> transactions.inNew(this::countNothing));
        boolean messages = answers("broker", broker::connect);
        boolean signatures = answers("token key", tokens::proveKey);
        boolean keys = wrappingKeys.isHere();
        return HealthCheckResponse.named("coffer")
                .status(database && signatures && keys)
                .withData("database", word(database))
                .withData("broker", word(messages))
                .withData("tokens", word(signatures))
                .withData("personal_keys", word(keys))
                .build();
    }

    private Long countNothing() {
        return em.createQuery("select count(p) from Payment p where p.id is null", Long.class)
                .getSingleResult();
    }

    private static boolean answers(String name, Runnable question) {
        try {
            question.run();
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, e, () -> name + " does not answer");
            return false;
        }
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}

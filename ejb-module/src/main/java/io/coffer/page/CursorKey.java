package io.coffer.page;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The key that cursors are sealed with: 32 bytes of chance in a row of the database, made by whoever needs it first. It
 * guards no data: what a cursor asks for is checked again for its caller, and shown to nobody else.
 */
@ApplicationScoped
public class CursorKey {

    private static final int BYTES = 32;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    private volatile byte @Nullable [] known;

    /** The key; the same on all servers, and until somebody deletes the row and starts them again. */
    public byte[] bytes() {
        var key = known;
        if (key == null) {
            key = transactions.inNew(this::readOrMake);
            known = key;
        }
        return key.clone();
    }

    private byte[] readOrMake() {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        em.createNativeQuery("insert ignore into cursor_key (id, secret, created_at) values (1, :secret, :now)")
                .setParameter("secret", fresh)
                .setParameter("now", clock.instant())
                .executeUpdate();
        return (byte[]) em.createNativeQuery("select secret from cursor_key").getSingleResult();
    }
}

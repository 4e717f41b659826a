package io.coffer.identity;

import io.coffer.crypto.Digests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The devices that a user came in from before (rule 8). What strangers do to an address does not shut them out. All
 * methods work in the caller's transaction.
 */
@ApplicationScoped
class KnownDevices {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.identity.devices.max")
    private int max;

    /** The user's device that has this token. */
    Optional<KnownDevice> find(UUID user, String token) {
        return Optional.ofNullable(em.find(KnownDevice.class, Digests.sha256(token)))
                .filter(device -> device.userId().equals(user));
    }

    /** @return false if the user has no such device */
    boolean used(UUID user, String token) {
        var device = find(user, token);
        device.ifPresent(known -> known.used(clock.instant()));
        return device.isPresent();
    }

    /** A new one; the one that was not seen for the longest time makes place for it if there are too many. */
    String add(UUID user) {
        em.createQuery(
                        "select d from KnownDevice d where d.userId = :user order by d.lastUsedAt desc",
                        KnownDevice.class)
                .setParameter("user", user)
                .getResultStream()
                .skip(Math.max(0, max - 1))
                .toList()
                .forEach(em::remove);
        var token = Secrets.newText();
        em.persist(new KnownDevice(token, user, clock.instant()));
        return token;
    }

    void forget(UUID user) {
        em.createQuery("delete from KnownDevice d where d.userId = :user")
                .setParameter("user", user)
                .executeUpdate();
    }
}

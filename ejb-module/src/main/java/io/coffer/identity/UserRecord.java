package io.coffer.identity;

import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a user: the address, and where and when she signed in. */
@ApplicationScoped
class UserRecord implements PersonalRecord {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private UserProfiles profiles;

    /** The whole of it. */
    private record Body(
            UUID id,
            String email,
            Set<String> roles,
            UserStatus status,
            Instant createdAt,
            boolean secondFactor,
            List<SessionBody> sessions,
            List<DeviceBody> devices) {}

    private record SessionBody(
            String client,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable Instant endedAt) {}

    private record DeviceBody(Instant createdAt, Instant lastUsedAt) {}

    @Override
    public String name() {
        return "user";
    }

    @Override
    public Optional<Object> of(UUID person) {
        return Optional.ofNullable(em.find(User.class, person))
                .map(profiles::profile)
                .map(this::body);
    }

    private Body body(UserProfile profile) {
        return new Body(
                profile.id(),
                profile.email(),
                profile.roles(),
                profile.status(),
                profile.createdAt(),
                profile.secondFactor(),
                em.createQuery("select s from UserSession s where s.userId = :user order by s.id", UserSession.class)
                        .setParameter("user", profile.id())
                        .getResultStream()
                        .map(session -> new SessionBody(
                                session.client(),
                                session.createdAt(),
                                session.lastUsedAt(),
                                session.endedAt().orElse(null)))
                        .toList(),
                em.createQuery("select d from KnownDevice d where d.userId = :user", KnownDevice.class)
                        .setParameter("user", profile.id())
                        .getResultStream()
                        .map(device -> new DeviceBody(device.createdAt(), device.lastUsedAt()))
                        .toList());
    }
}

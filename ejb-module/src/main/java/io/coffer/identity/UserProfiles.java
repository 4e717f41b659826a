package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows users to themselves, and customers to staff; who looked at a customer is recorded. */
@ApplicationScoped
public class UserProfiles {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private Addresses addresses;

    @Inject
    private UserMails mails;

    @Inject
    private SecondFactors secondFactors;

    @Inject
    private AuditTrail audit;

    /** A user's own; empty for somebody who is known to an outside identity provider only. */
    public Optional<UserProfile> own(UUID user) {
        return transactions.inNew(
                () -> Optional.ofNullable(em.find(User.class, user)).map(this::profile));
    }

    /** A customer, looked at by the actor. */
    public Optional<UserProfile> customer(UUID id, Actor actor) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(User.class, id))
                .filter(User::isCustomer)
                .map(customer -> seen(customer, actor)));
    }

    /** The customer with exactly this address, looked at by the actor. */
    public Optional<UserProfile> customer(EmailAddress address, Actor actor) {
        var index = addresses.index(address);
        return transactions.inNew(() -> em.createQuery("select u from User u where u.emailIndex = :index", User.class)
                .setParameter("index", index)
                .getResultStream()
                .filter(User::isCustomer)
                .findFirst()
                .map(customer -> seen(customer, actor)));
    }

    /** In the caller's transaction. */
    UserProfile profile(User user) {
        return new UserProfile(
                user.id(),
                mails.address(user).map(EmailAddress::text).orElse(""),
                user.roles(),
                user.status(),
                secondFactors.isOn(user.id()),
                user.version(),
                user.createdAt());
    }

    private UserProfile seen(User customer, Actor actor) {
        audit.record(actor, "customer.viewed", customer.subject(), Map.of());
        return profile(customer);
    }
}

package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.personal.PersonalData;
import io.coffer.step.Task;
import io.coffer.step.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Does what was asked for an address, behind the back of whoever asked: only the mailbox tells what came of it. */
@ApplicationScoped
class AddressRequests implements TaskHandler {

    static final String QUEUE = "coffer.identity.address";
    static final String DECIDE = "DECIDE";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PersonalData personal;

    @Inject
    private MailedTokens tokens;

    @Inject
    private UserMails mails;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        tasks.stream()
                .map(Task::subject)
                .distinct()
                .sorted()
                .forEach(id -> Optional.ofNullable(em.find(AddressRequest.class, id, LockModeType.PESSIMISTIC_WRITE))
                        .ifPresent(this::decide));
    }

    private void decide(AddressRequest request) {
        var user = user(request);
        switch (request.kind()) {
            case REGISTRATION -> user.ifPresentOrElse(known -> registerAgain(request, known), () -> register(request));
            case PASSWORD_RESET ->
                user.filter(known -> known.isActive() || known.isUnverified())
                        .filter(known -> mails.mayAskForMore(known.id(), request.kind()))
                        .ifPresent(known -> tokens.sendReset(known, request.correlationId()));
        }
        em.remove(request);
    }

    /** Flushed at once: the next request of the batch may be for the same address. */
    private void register(AddressRequest request) {
        var address = request.email()
                .flatMap(bytes -> personal.openText(request.id(), AddressRequest.place(request.id()), bytes))
                .orElseThrow(() -> new IllegalStateException("registration " + request.id() + " has no address"));
        var customer = new User(
                request.id(),
                Set.of(Role.CUSTOMER),
                personal.seal(request.id(), User.emailPlace(request.id()), address),
                request.emailIndex(),
                clock.instant());
        em.persist(customer);
        em.flush();
        audit.record(
                new Actor(customer.id(), request.correlationId()), "customer.registered", customer.subject(), Map.of());
        tokens.sendVerification(customer, passwordHash(request), request.correlationId());
    }

    /** The keys that were made for a new customer are not needed. */
    private void registerAgain(AddressRequest request, User known) {
        personal.destroyKeys(request.id());
        if (!mails.mayAskForMore(known.id(), request.kind())) {
            return;
        }
        if (known.isUnverified() && known.isCustomer()) {
            tokens.sendVerification(known, passwordHash(request), request.correlationId());
        } else {
            mails.put(known.id(), "already-registered", Map.of(), request.correlationId());
        }
    }

    private Optional<User> user(AddressRequest request) {
        return em.createQuery("select u from User u where u.emailIndex = :index", User.class)
                .setParameter("index", request.emailIndex())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private static String passwordHash(AddressRequest request) {
        return request.passwordHash()
                .orElseThrow(() -> new IllegalStateException("registration " + request.id() + " has no password"));
    }
}

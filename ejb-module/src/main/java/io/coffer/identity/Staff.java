package io.coffer.identity;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.id.Ids;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.page.Position;
import io.coffer.personal.PersonalData;
import io.coffer.problem.Done;
import io.coffer.problem.ExpectedVersion;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
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
import java.util.TreeSet;
import java.util.UUID;

/** Keeps the members of staff and what they may do (rule 13). */
@ApplicationScoped
public class Staff {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private PersonalData personal;

    @Inject
    private Addresses addresses;

    @Inject
    private MailedTokens tokens;

    @Inject
    private UserProfiles profiles;

    @Inject
    private Sessions sessions;

    @Inject
    private UserMails mails;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /**
     * What is to be different; empty for what stays.
     *
     * @param active false shuts a member of staff out
     */
    public record Change(Optional<Set<String>> roles, Optional<Boolean> active) {}

    /**
     * Makes a member of staff, who gets a mail to choose a password.
     *
     * @param roles one of {@link Role#STAFF} or more
     * @return {@code email-in-use} if the address has an account, whosever it is
     */
    public Outcome<UserProfile> create(EmailAddress address, Set<String> roles, Actor actor) {
        var index = addresses.index(address);
        Outcome<UserProfile> outcome = transactions.inNew(() -> {
            if (isKnown(index)) {
                return Outcome.refused(ProblemType.EMAIL_IN_USE, "Use another address for this member of staff.");
            }
            var member = add(address, index, roles, actor);
            tokens.sendInvitation(member, actor.correlationId());
            return Outcome.done(profiles.profile(member));
        });
        if (outcome instanceof Done) {
            mails.wake();
        }
        return outcome;
    }

    /** Members of staff, the first one first; nobody is added to a list that is being read. */
    public Page<UserProfile> list(PageRequest request) {
        return transactions.inNew(() -> request.page(
                        em.createQuery(
                                        "select u from User u where u.roles <> :customer and u.id > :after"
                                                + " and u.createdAt <= :snapshot order by u.id",
                                        User.class)
                                .setParameter("customer", Role.CUSTOMER)
                                .setParameter("after", request.afterId())
                                .setParameter("snapshot", request.snapshot())
                                .setMaxResults(request.limit())
                                .getResultList(),
                        member -> Position.of(member.id()))
                .map(profiles::profile));
    }

    public Optional<UserProfile> find(UUID id) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(User.class, id))
                .filter(user -> !user.isCustomer())
                .map(profiles::profile));
    }

    /**
     * Changes what a member of staff may do, and ends all of his sessions, so that it counts at once.
     *
     * @return {@code not-found}; {@code version-conflict}; {@code own-access} for who would shut himself out;
     *     {@code last-admin} if nobody would be left to let others in
     */
    public Outcome<UserProfile> change(UUID id, Change change, ExpectedVersion expected, Actor actor) {
        return transactions.inNew(() -> {
            var admins = lockAdmins();
            var member = Optional.ofNullable(em.find(User.class, id, LockModeType.PESSIMISTIC_WRITE))
                    .filter(user -> !user.isCustomer());
            if (member.isEmpty()) {
                return Outcome.refused(ProblemType.NOT_FOUND, "There is no such member of staff.");
            }
            return expected.check(member.get().version())
                    .then(version -> allowed(member.get(), change, admins, actor))
                    .then(user -> Outcome.done(apply(user, change, actor)));
        });
    }

    /** The first administrator, if there is none; in a transaction of its own. */
    Optional<UUID> bootstrap(EmailAddress address, String passwordHash) {
        var index = addresses.index(address);
        return transactions.inNew(() -> {
            if (!lockAdmins().isEmpty() || isKnown(index)) {
                return Optional.empty();
            }
            var admin = add(address, index, Set.of(Role.ADMIN), Actor.system("bootstrap"));
            admin.become(UserStatus.ACTIVE);
            em.persist(new UserPassword(admin.id(), passwordHash, clock.instant()));
            return Optional.of(admin.id());
        });
    }

    boolean hasAdmin() {
        return transactions.inNew(() -> em.createQuery(
                                "select count(u) from User u where u.roles like :admin and u.status = :active",
                                Long.class)
                        .setParameter("admin", "%" + Role.ADMIN + "%")
                        .setParameter("active", UserStatus.ACTIVE)
                        .getSingleResult()
                > 0);
    }

    private User add(EmailAddress address, byte[] index, Set<String> roles, Actor actor) {
        var id = Ids.next();
        personal.enrol(id);
        var member =
                new User(id, roles, personal.seal(id, User.emailPlace(id), address.text()), index, clock.instant());
        em.persist(member);
        em.flush();
        audit.record(actor, "staff.created", member.subject(), Map.of("roles", new TreeSet<>(roles)));
        return member;
    }

    private boolean isKnown(byte[] index) {
        return em.createQuery("select count(u) from User u where u.emailIndex = :index", Long.class)
                        .setParameter("index", index)
                        .getSingleResult()
                > 0;
    }

    /** All who can let others in, in one order: two who would remove each other do it one after the other. */
    private List<User> lockAdmins() {
        return em.createQuery("select u from User u where u.roles like :admin order by u.id", User.class)
                .setParameter("admin", "%" + Role.ADMIN + "%")
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(User::isActiveAdmin)
                .toList();
    }

    private static Outcome<User> allowed(User member, Change change, List<User> admins, Actor actor) {
        boolean losesAdmin = member.roles().contains(Role.ADMIN)
                && !change.roles().orElse(member.roles()).contains(Role.ADMIN);
        boolean shutOut = !change.active().orElse(true);
        if (member.status() == UserStatus.ERASED) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such member of staff.");
        }
        if (member.id().equals(actor.id()) && (losesAdmin || shutOut)) {
            return Outcome.refused(ProblemType.OWN_ACCESS, "Another administrator must do this.");
        }
        if (member.isActiveAdmin() && (losesAdmin || shutOut) && admins.size() == 1) {
            return Outcome.refused(ProblemType.LAST_ADMIN, "Make another administrator first.");
        }
        return Outcome.done(member);
    }

    private UserProfile apply(User member, Change change, Actor actor) {
        var roles = change.roles().filter(wanted -> !wanted.equals(member.roles()));
        var status = change.active()
                .map(active -> active ? enabled(member) : UserStatus.DISABLED)
                .filter(wanted -> wanted != member.status());
        roles.ifPresent(wanted -> {
            audit.record(
                    actor,
                    "staff.roles-changed",
                    member.subject(),
                    Map.of("from", new TreeSet<>(member.roles()), "to", new TreeSet<>(wanted)));
            member.changeRoles(wanted);
        });
        status.ifPresent(wanted -> {
            audit.record(
                    actor, "staff.status-changed", member.subject(), Map.of("from", member.status(), "to", wanted));
            member.become(wanted);
        });
        if (roles.isPresent() || status.isPresent()) {
            sessions.endAll(member.id(), SessionEnd.ACCESS_CHANGED);
            em.flush();
        }
        return profiles.profile(member);
    }

    /** Who never chose a password still has to. */
    private UserStatus enabled(User member) {
        if (member.status() != UserStatus.DISABLED) {
            return member.status();
        }
        return em.find(UserPassword.class, member.id()) == null ? UserStatus.UNVERIFIED : UserStatus.ACTIVE;
    }
}

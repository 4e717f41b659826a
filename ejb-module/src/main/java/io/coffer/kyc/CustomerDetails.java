package io.coffer.kyc;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.personal.PersonalData;
import io.coffer.personal.Place;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps who customers say they are. Works in the caller's transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CustomerDetails {

    private static final int OLDEST_YEARS = 130;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Dossiers dossiers;

    @Inject
    private PersonalData personalData;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.kyc.age.min")
    private int minAgeYears;

    /**
     * What is kept of a customer's details.
     *
     * @param submitted whether they belong to a submission, so that a change makes new ones
     */
    public record Kept(UUID id, Details details, boolean submitted, Instant updatedAt) {}

    /**
     * Writes a customer's details in place of those that were not submitted yet.
     *
     * @return refused with {@code invalid-field} if the customer is too young, or older than people get
     */
    public Outcome<Kept> put(UUID customer, Details details, Actor actor) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var youngest = today.minusYears(minAgeYears);
        if (details.dateOfBirth().isAfter(youngest) || details.dateOfBirth().isBefore(today.minusYears(OLDEST_YEARS))) {
            return Outcome.refused(
                    ProblemType.INVALID_FIELD,
                    "\"date_of_birth\" must be that of a person of " + minAgeYears + " years or more.",
                    Map.of("member", "date_of_birth"));
        }
        dossiers.open(customer);
        var now = clock.instant();
        var row = rows(customer, LockModeType.PESSIMISTIC_WRITE).stream()
                .findFirst()
                .filter(latest -> !latest.isSubmitted())
                .orElseGet(() -> new DetailsRow(Ids.next(), customer, now));
        row.write(
                details,
                (column, plain) -> personalData.seal(customer, new Place(DetailsRow.TABLE, column, row.id()), plain),
                now);
        em.persist(row);
        audit.record(
                actor,
                "customer.kyc.details-written",
                new Subject("customer", customer),
                Map.of("details_id", row.id()));
        return Outcome.done(new Kept(row.id(), details, false, now));
    }

    /** The newest details of a customer; empty if there are none, or the customer was erased. */
    public Optional<Kept> find(UUID customer) {
        return latest(customer).flatMap(this::opened);
    }

    /** Details of any time, opened; empty once the customer was erased. */
    public Optional<Details> read(UUID details) {
        return Optional.ofNullable(em.find(DetailsRow.class, details))
                .flatMap(this::opened)
                .map(Kept::details);
    }

    /**
     * Fixes the newest details of a customer, whose dossier is locked: from now on a change makes new ones.
     *
     * @return their id; empty if there are none
     */
    public Optional<UUID> submit(UUID customer) {
        return latest(customer).map(row -> {
            row.submit();
            return row.id();
        });
    }

    /** All that were kept, the newest first. */
    public List<Kept> all(UUID customer) {
        return rows(customer, LockModeType.NONE).stream()
                .flatMap(row -> opened(row).stream())
                .toList();
    }

    private Optional<DetailsRow> latest(UUID customer) {
        return rows(customer, LockModeType.NONE).stream().findFirst();
    }

    private List<DetailsRow> rows(UUID customer, LockModeType lock) {
        return em.createQuery(
                        "select d from DetailsRow d where d.customerId = :customer order by d.id desc",
                        DetailsRow.class)
                .setParameter("customer", customer)
                .setLockMode(lock)
                .getResultList();
    }

    private Optional<Kept> opened(DetailsRow row) {
        return row.read((column, bytes) ->
                        personalData.openText(row.customerId(), new Place(DetailsRow.TABLE, column, row.id()), bytes))
                .map(details -> new Kept(row.id(), details, row.isSubmitted(), row.updatedAt()));
    }
}

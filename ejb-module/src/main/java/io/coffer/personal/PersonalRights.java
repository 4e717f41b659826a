package io.coffer.personal;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What a person may ask for: all that is kept of her, and that it is forgotten. */
@ApplicationScoped
public class PersonalRights {

    private static final String SUBJECT = "person";

    @Inject
    @Any
    private Instance<PersonalRecord> records;

    @Inject
    @Any
    private Instance<Erasure> erasures;

    @Inject
    private PersonalData personalData;

    @Inject
    private AuditTrail auditTrail;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    /**
     * All that is kept of a person.
     *
     * @param data each capability's part, by its name
     */
    public record Export(UUID personId, Instant exportedAt, Map<String, Object> data) {}

    /** Collects all that is kept, as of one moment for each capability. */
    public Export export(UUID person, Actor actor) {
        return transactions.inNew(() -> {
            var data = new TreeMap<String, Object>();
            for (PersonalRecord record : records) {
                record.of(person).ifPresent(part -> data.put(record.name(), part));
            }
            auditTrail.record(actor, "person.exported", new Subject(SUBJECT, person), Map.of());
            return new Export(person, clock.instant(), data);
        });
    }

    /**
     * Erases a person, unless a capability objects. All of it or nothing.
     *
     * @return when it was done; refused with {@code erasure-not-possible} and all objections
     */
    public Outcome<Instant> erase(UUID person, Actor actor) {
        return transactions.inNew(() -> forget(person, actor));
    }

    /** As {@link #erase}, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public Outcome<Instant> forget(UUID person, Actor actor) {
        var objections = objections(person);
        if (!objections.isEmpty()) {
            return Outcome.refused(
                    ProblemType.ERASURE_NOT_POSSIBLE, String.join(" ", objections), Map.of("objections", objections));
        }
        erasures.forEach(erasure -> erasure.erase(person));
        personalData.destroyKeys(person);
        auditTrail.record(actor, "person.erased", new Subject(SUBJECT, person), Map.of());
        return Outcome.done(clock.instant());
    }

    private List<String> objections(UUID person) {
        return erasures.stream()
                .map(erasure -> erasure.objection(person))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }
}

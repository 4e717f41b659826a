package io.coffer.ledger.replay;

import io.coffer.id.Ids;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.page.Position;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what was found, and shows it. */
@ApplicationScoped
public class Differences {

    private static final String IS_SETTLED = " exists (select 1 from Settlement s where s.differenceId = d.id)";
    private static final String IS_OPEN = " not" + IS_SETTLED;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Clock clock;

    @Inject
    private Transactions transactions;

    /** Whether a difference is still there, as far as the last run knows. */
    public enum State {
        OPEN,
        SETTLED
    }

    /**
     * A difference and what became of it.
     *
     * @param settledAt when a run did not find it any more
     */
    public record Listed(Difference difference, Optional<Instant> settledAt) {}

    /**
     * Writes down what a check of these subjects found, in the caller's transaction: what is new, and what is no more.
     *
     * @return what is new
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Finding> record(Check check, Collection<UUID> subjects, List<Finding> found, long jobExecution) {
        var open = open(check, subjects);
        var fresh = found.stream()
                .filter(finding -> open.stream()
                        .noneMatch(difference -> difference.finding().isSame(finding)))
                .toList();
        var now = clock.instant();
        fresh.forEach(finding -> em.persist(new Difference(Ids.next(), finding, now, jobExecution)));
        open.stream()
                .filter(difference -> found.stream().noneMatch(finding -> finding.isSame(difference.finding())))
                .forEach(difference -> em.persist(new Settlement(difference.id(), now, jobExecution)));
        return fresh;
    }

    /** How many are open. */
    public long countOpen() {
        return transactions.inNew(() -> em.createQuery("select count(d) from Difference d where" + IS_OPEN, Long.class)
                .getSingleResult());
    }

    /**
     * A page of them, the newest first.
     *
     * @param account only those of this account
     * @param state only those that are open, or settled
     */
    public Page<Listed> find(Optional<UUID> account, Optional<State> state, PageRequest page) {
        return transactions.inNew(() -> {
            var query = em.createQuery(
                            "select d from Difference d where d.id < :before"
                                    + account.map(id -> " and d.accountId = :account")
                                            .orElse("")
                                    + condition(state.orElse(null)) + " order by d.id desc",
                            Difference.class)
                    .setMaxResults(page.limit())
                    .setParameter("before", page.beforeId());
            account.ifPresent(id -> query.setParameter("account", id));
            var found = page.page(query.getResultList(), difference -> Position.of(difference.id()));
            var settled = settled(found.items().stream().map(Difference::id).toList());
            return found.map(difference -> new Listed(difference, Optional.ofNullable(settled.get(difference.id()))));
        });
    }

    private static String condition(@Nullable State state) {
        if (state == null) {
            return "";
        }
        return " and" + (state == State.OPEN ? IS_OPEN : IS_SETTLED);
    }

    private List<Difference> open(Check check, Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select d from Difference d where d.kind in :kinds and d." + check.subject()
                                        + " in :subjects and" + IS_OPEN,
                                Difference.class)
                        .setParameter("kinds", DifferenceKind.of(check))
                        .setParameter("subjects", subjects)
                        .getResultList();
    }

    private Map<UUID, Instant> settled(Collection<UUID> differences) {
        return differences.isEmpty()
                ? Map.of()
                : em.createQuery("select s from Settlement s where s.differenceId in :ids", Settlement.class)
                        .setParameter("ids", differences)
                        .getResultStream()
                        .collect(Collectors.toMap(Settlement::differenceId, Settlement::settledAt));
    }
}

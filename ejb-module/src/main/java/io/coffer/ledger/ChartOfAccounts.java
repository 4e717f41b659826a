package io.coffer.ledger;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of account and of entry, and what may be posted where. Changed by migrations only, so it is read once. */
@ApplicationScoped
public class ChartOfAccounts {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    private volatile @Nullable Chart known;

    private record Place(String entryKind, String accountKind, Side side) {}

    private record Chart(Map<String, AccountKind> accounts, Map<String, EntryKind> entries, Set<Place> places) {}

    /** In the order of their numbers. */
    public List<AccountKind> accountKinds() {
        return chart().accounts().values().stream()
                .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                .toList();
    }

    public List<EntryKind> entryKinds() {
        return chart().entries().values().stream()
                .sorted((a, b) -> a.code().compareTo(b.code()))
                .toList();
    }

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    public AccountKind accountKind(String code) {
        var kind = chart().accounts().get(code);
        if (kind == null) {
            throw new IllegalArgumentException("not in the chart of accounts: " + code);
        }
        return kind;
    }

    /** Whether people and back-office systems may post entries of this kind. */
    public boolean isManual(String entryKind) {
        var kind = chart().entries().get(entryKind);
        return kind != null && kind.manual();
    }

    /** Whether entries of a kind may touch accounts of a kind on a side; never for kinds that there are not. */
    public boolean allows(String entryKind, String accountKind, Side side) {
        return chart().places().contains(new Place(entryKind, accountKind, side));
    }

    private Chart chart() {
        var chart = known;
        if (chart == null) {
            chart = transactions.inNew(this::read);
            known = chart;
        }
        return chart;
    }

    private Chart read() {
        var accounts =
                em.createQuery("select k from AccountKind k", AccountKind.class).getResultStream();
        var entries =
                em.createQuery("select k from EntryKind k", EntryKind.class).getResultList();
        return new Chart(
                accounts.collect(Collectors.toMap(AccountKind::code, Function.identity())),
                entries.stream().collect(Collectors.toMap(EntryKind::code, Function.identity())),
                entries.stream()
                        .flatMap(entry -> entry.places().stream()
                                .map(place -> new Place(entry.code(), place.accountKind(), place.side())))
                        .collect(Collectors.toSet()));
    }
}

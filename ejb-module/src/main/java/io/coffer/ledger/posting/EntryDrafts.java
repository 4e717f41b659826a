package io.coffer.ledger.posting;

import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.ledger.ChartOfAccounts;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.ledger.Side;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes entries of what was ordered, as far as that can be judged without locks (rule 3). */
@ApplicationScoped
class EntryDrafts {

    /** Coffer was not there before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);

    /** Checked before the database is asked, whose codes are ASCII; no stripe has such a code. */
    private static final Pattern CODE = Pattern.compile("[a-z-]{1,32}:[A-Z0-9.]{1,12}");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    @Inject
    private ChartOfAccounts chart;

    @Inject
    private HouseAccounts house;

    @Inject
    private Assets assets;

    @Inject
    private Clock clock;

    /** A row that a line is posted to, its asset, and the stripes that together must not be below zero. */
    private record Target(UUID row, Asset asset, List<UUID> guarded) {}

    /**
     * The entries, or why there can be none: {@code posting-not-allowed}, {@code invalid-field}, {@code unknown-account},
     * {@code asset-mismatch}, {@code amount-format}, {@code amount-scale}, {@code amount-not-positive},
     * {@code amount-too-large} or {@code unbalanced}.
     */
    List<Outcome<EntryDraft>> of(List<EntryOrder> orders, String correlationId) {
        var targets = targets(orders.stream()
                .flatMap(order -> order.lines().stream())
                .map(EntryOrder.Line::account)
                .distinct()
                .toList());
        return orders.stream()
                .map(order -> draft(order, targets, correlationId))
                .toList();
    }

    private Outcome<EntryDraft> draft(EntryOrder order, Map<String, Target> targets, String correlationId) {
        if (!chart.isManual(order.kind())) {
            return Outcome.refused(
                    ProblemType.POSTING_NOT_ALLOWED, "Only Coffer itself posts entries of kind " + order.kind() + ".");
        }
        var day = order.effectiveDate();
        if (day != null
                && (day.isBefore(FIRST_DAY) || day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))) {
            return Outcome.refused(
                    ProblemType.INVALID_FIELD,
                    "\"effective_date\" must be a day from " + FIRST_DAY + " to today.",
                    Map.of("member", "effective_date"));
        }
        var builder = NewEntry.of(order.reference(), order.kind(), correlationId)
                .effectiveOn(day)
                .with(order.metadata());
        Outcome<NewEntry.Builder> built = Outcome.done(builder);
        for (EntryOrder.Line line : order.lines()) {
            built = built.then(unfinished -> add(unfinished, line, targets.get(line.account())));
        }
        return built.then(NewEntry.Builder::balanced)
                .then(entry -> Outcome.done(new EntryDraft(entry, guarded(order, targets))));
    }

    private static Set<List<UUID>> guarded(EntryOrder order, Map<String, Target> targets) {
        return order.lines().stream()
                .flatMap(line -> Optional.ofNullable(targets.get(line.account())).stream())
                .map(Target::guarded)
                .filter(stripes -> !stripes.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Outcome<NewEntry.Builder> add(
            NewEntry.Builder builder, EntryOrder.Line line, @Nullable Target target) {
        if (target == null) {
            return Outcome.refused(
                    ProblemType.UNKNOWN_ACCOUNT, "There is no account \"" + line.account() + "\" to post to.");
        }
        if (line.asset() != null && !line.asset().equals(target.asset().code())) {
            return Outcome.refused(
                    ProblemType.ASSET_MISMATCH,
                    line.account() + " is kept in " + target.asset().code() + ", not in " + line.asset() + ".");
        }
        return Money.toMove(line.amount(), target.asset())
                .then(amount -> Outcome.done(
                        line.side() == Side.DEBIT
                                ? builder.debit(target.row(), amount)
                                : builder.credit(target.row(), amount)));
    }

    /** Where lines with these accounts are posted; accounts that there are not are left out. */
    private Map<String, Target> targets(Collection<String> accounts) {
        var ids = new HashMap<UUID, String>();
        accounts.forEach(text -> Ids.parse(text).ifPresent(id -> ids.put(id, text)));
        var codes =
                accounts.stream().filter(text -> CODE.matcher(text).matches()).toList();
        var found = new HashMap<UUID, Target>();
        var targets = new HashMap<String, Target>();
        transactions
                .inNew(() -> Stream.concat(rows("a.id in :these", ids.keySet()), rows("a.code in :these", codes))
                        .toList())
                .forEach(row -> target(row).ifPresent(target -> {
                    found.put((UUID) row[0], target);
                    if (row[3] instanceof String code) {
                        targets.put(code, target);
                    }
                }));
        // The same account may have been written in capitals, too.
        accounts.forEach(text -> Ids.parse(text)
                .flatMap(id -> Optional.ofNullable(found.get(id)))
                .ifPresent(target -> targets.put(text, target)));
        return targets;
    }

    private Stream<Object[]> rows(String which, Collection<?> these) {
        return these.isEmpty()
                ? Stream.of()
                : em
                        .createQuery(
                                "select a.id, a.kind, a.asset.code, a.code from Account a where " + which,
                                Object[].class)
                        .setParameter("these", these)
                        .getResultList()
                        .stream();
    }

    /** An account of the house is all its stripes: the one whose turn it is is posted to. */
    private Optional<Target> target(Object[] row) {
        return assets.find((String) row[2]).map(asset -> {
            if (row[3] == null) {
                return new Target((UUID) row[0], asset, List.of());
            }
            var kind = (String) row[1];
            return new Target(
                    house.of(kind, asset),
                    asset,
                    chart.accountKind(kind).mayBeNegative() ? List.of() : house.stripes(kind, asset));
        });
    }
}

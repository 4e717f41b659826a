package io.coffer.ledger.replay;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rebuilds what accounts should be from the journal and the holds, and compares. */
@ApplicationScoped
public class Replay {

    /** Of each account that differs: what it is, and what its history and its holds make it. */
    private static final String DIFFERING = """
            WITH line AS (
              SELECT p.account_id, p.sequence, p.posted_at, p.balance_after,
                     CASE WHEN a.type IN ('ASSET', 'EXPENSE') THEN p.amount ELSE -p.amount END AS amount,
                     COALESCE(LAG(p.sequence) OVER history, 0) AS last_sequence,
                     COALESCE(LAG(p.balance_after) OVER history, 0) AS last_balance,
                     LAG(p.posted_at) OVER history AS last_posted,
                     LEAD(p.sequence) OVER history AS next_sequence
              FROM posting p JOIN account a ON a.id = p.account_id
              WHERE p.account_id IN (:ids)
              WINDOW history AS (PARTITION BY p.account_id ORDER BY p.sequence, p.entry_id, p.line)),
            journal AS (
              SELECT account_id, SUM(amount) AS balance, COUNT(*) AS postings,
                     MAX(CASE WHEN next_sequence IS NULL THEN balance_after END) AS last_balance,
                     MIN(CASE WHEN sequence <> last_sequence + 1
                              THEN CONCAT(LPAD(sequence, 20, '0'), ' ', last_sequence + 1, ' ', sequence) END) AS gap,
                     MIN(CASE WHEN posted_at < last_posted
                              THEN CONCAT(LPAD(sequence, 20, '0'), ' ', DATE_FORMAT(last_posted, '%Y-%m-%dT%H:%i:%s.%fZ'),
                                          ' ', DATE_FORMAT(posted_at, '%Y-%m-%dT%H:%i:%s.%fZ')) END) AS back,
                     MIN(CASE WHEN balance_after <> last_balance + amount
                              THEN CONCAT(LPAD(sequence, 20, '0'), ' ', last_balance + amount, ' ', balance_after)
                         END) AS broken
              FROM line GROUP BY account_id),
            reserved AS (
              SELECT account_id, SUM(amount - captured) AS held
              FROM hold WHERE account_id IN (:ids) AND status = 'ACTIVE' GROUP BY account_id)
            SELECT a.id AS id, asset.scale AS scale, a.balance AS balance, a.postings AS postings, a.held AS held,
                   COALESCE(journal.balance, 0) AS journal_balance, COALESCE(journal.postings, 0) AS journal_postings,
                   COALESCE(journal.last_balance, 0) AS last_balance, COALESCE(reserved.held, 0) AS reserved,
                   journal.gap AS gap, journal.back AS back, journal.broken AS broken
            FROM account a JOIN asset ON asset.code = a.asset
            LEFT JOIN journal ON journal.account_id = a.id LEFT JOIN reserved ON reserved.account_id = a.id
            WHERE a.id IN (:ids)
              AND (a.balance <> COALESCE(journal.balance, 0) OR a.postings <> COALESCE(journal.postings, 0)
                   OR COALESCE(journal.last_balance, 0) <> COALESCE(journal.balance, 0)
                   OR a.held <> COALESCE(reserved.held, 0)
                   OR journal.gap IS NOT NULL OR journal.back IS NOT NULL OR journal.broken IS NOT NULL)""";

    @Inject
    private Rows rows;

    @Inject
    private Differences differences;

    @Inject
    private Ledger ledger;

    @Inject
    private AuditTrail audit;

    /**
     * Compares accounts, writes down what differs, and freezes those that are somebody's, in the caller's transaction.
     *
     * @param job names the run in the audit trail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void compare(Collection<UUID> accounts, String job, long jobExecution) {
        var found = new ArrayList<Finding>();
        rows.select(DIFFERING, accounts).forEach(row -> found.addAll(findings(row)));
        freeze(differences.record(Check.REPLAY, accounts, found, jobExecution), Actor.system(job));
    }

    private static List<Finding> findings(Rows.Row row) {
        var found = new ArrayList<Finding>();
        amount(row, DifferenceKind.BALANCE, "journal_balance", "balance", found);
        if (row.decimal("journal_postings").compareTo(row.decimal("postings")) != 0) {
            found.add(Finding.ofAccount(
                    DifferenceKind.POSTINGS, row.id("id"), "", row.text("journal_postings"), row.text("postings")));
        }
        amount(row, DifferenceKind.LAST_BALANCE, "journal_balance", "last_balance", found);
        amount(row, DifferenceKind.HELD, "reserved", "held", found);
        link(row, DifferenceKind.SEQUENCE, "gap", found);
        link(row, DifferenceKind.POSTED_AT, "back", found);
        link(row, DifferenceKind.BALANCE_AFTER, "broken", found);
        return found;
    }

    private static void amount(
            Rows.Row row, DifferenceKind kind, String expected, String actual, Collection<Finding> found) {
        if (row.decimal(expected).compareTo(row.decimal(actual)) != 0) {
            int scale = row.number("scale");
            found.add(Finding.ofAccount(
                    kind,
                    row.id("id"),
                    "",
                    Finding.amount(row.decimal(expected), scale),
                    Finding.amount(row.decimal(actual), scale)));
        }
    }

    /** The first link of the account's chain that does not hold: its sequence, what was expected, what is there. */
    private static void link(Rows.Row row, DifferenceKind kind, String column, Collection<Finding> found) {
        var link = row.textOrNull(column);
        if (link != null) {
            var parts = link.split(" ", 3);
            found.add(Finding.ofAccount(
                    kind,
                    row.id("id"),
                    "sequence " + Long.parseLong(parts[0]),
                    figure(row, kind, parts[1]),
                    figure(row, kind, parts[2])));
        }
    }

    private static String figure(Rows.Row row, DifferenceKind kind, String text) {
        return kind == DifferenceKind.BALANCE_AFTER ? Finding.amount(new BigDecimal(text), row.number("scale")) : text;
    }

    private void freeze(List<Finding> fresh, Actor actor) {
        Map<UUID, List<DifferenceKind>> byAccount = fresh.stream()
                .collect(Collectors.groupingBy(
                        finding -> Objects.requireNonNull(finding.account()),
                        Collectors.mapping(Finding::kind, Collectors.toList())));
        if (byAccount.isEmpty()) {
            return;
        }
        var locked = ledger.lock(byAccount.keySet());
        byAccount.forEach((id, kinds) -> {
            if (locked.account(id).filter(Replay::canBeFrozen).isPresent()) {
                locked.change(id, AccountStatus.FROZEN);
                audit.record(actor, "account.frozen", new Subject("account", id), Map.of("differences", kinds));
            }
        });
    }

    private static boolean canBeFrozen(Account account) {
        return account.owner().isPresent() && account.status() == AccountStatus.ACTIVE;
    }
}

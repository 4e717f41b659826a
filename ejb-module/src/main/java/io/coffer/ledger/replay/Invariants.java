package io.coffer.ledger.replay;

import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Checks what must hold of any books, whatever was posted. */
@ApplicationScoped
public class Invariants {

    private static final String OVERDRAWN = """
            SELECT a.id AS account, asset.scale AS scale, a.balance AS expected, a.held AS found
            FROM account a JOIN asset ON asset.code = a.asset
            WHERE a.id IN (:ids) AND NOT a.may_be_negative AND a.held > a.balance""";

    private static final String ORPHANS = """
            SELECT p.account_id AS account, p.entry_id AS entry, p.line AS line
            FROM posting p LEFT JOIN journal_entry e ON e.id = p.entry_id
            WHERE p.account_id IN (:ids) AND e.id IS NULL""";

    private static final String STRIPES = """
            SELECT MIN(CASE WHEN a.stripe = 0 THEN a.id END) AS account, MAX(asset.scale) AS scale, SUM(a.balance) AS found
            FROM account a JOIN account_kind kind ON kind.code = a.kind JOIN asset ON asset.code = a.asset
            WHERE a.code IS NOT NULL AND NOT kind.owned AND NOT kind.may_be_negative
            GROUP BY a.kind, a.asset""";

    private static final String INCOMPLETE = """
            SELECT e.id AS entry, MAX(e.line_count) AS expected, COUNT(p.line) AS found
            FROM journal_entry e LEFT JOIN posting p ON p.entry_id = e.id
            WHERE e.id IN (:ids)
            GROUP BY e.id HAVING COUNT(p.line) <> MAX(e.line_count)""";

    private static final String UNBALANCED = """
            SELECT p.entry_id AS entry, p.asset AS place, MAX(asset.scale) AS scale, SUM(p.amount) AS found
            FROM posting p JOIN asset ON asset.code = p.asset
            WHERE p.entry_id IN (:ids)
            GROUP BY p.entry_id, p.asset HAVING SUM(p.amount) <> 0""";

    /** A kind of entry that the chart does not have is from before there was one. */
    private static final String MISPLACED = """
            SELECT p.entry_id AS entry, p.account_id AS account, p.line AS line, e.kind AS kind, a.kind AS account_kind,
                   CASE WHEN p.amount > 0 THEN 'DEBIT' ELSE 'CREDIT' END AS side
            FROM journal_entry e JOIN entry_kind known ON known.code = e.kind
            JOIN posting p ON p.entry_id = e.id JOIN account a ON a.id = p.account_id
            LEFT JOIN entry_kind_side allowed ON allowed.entry_kind = e.kind AND allowed.account_kind = a.kind
              AND allowed.side = CASE WHEN p.amount > 0 THEN 'DEBIT' ELSE 'CREDIT' END
            WHERE e.id IN (:ids) AND e.reverses_id IS NULL AND allowed.entry_kind IS NULL""";

    /** A reversal goes the way back of a line of the entry that it takes back. */
    private static final String ASTRAY = """
            SELECT p.entry_id AS entry, p.account_id AS account, p.line AS line
            FROM journal_entry e JOIN posting p ON p.entry_id = e.id
            LEFT JOIN posting original ON original.entry_id = e.reverses_id AND original.line = p.reverses_line
              AND original.account_id = p.account_id AND SIGN(original.amount) = -SIGN(p.amount)
            WHERE e.id IN (:ids) AND e.reverses_id IS NOT NULL AND original.entry_id IS NULL""";

    private static final String OVER_REVERSED = """
            SELECT p.entry_id AS entry, p.account_id AS account, p.line AS line, MAX(asset.scale) AS scale,
                   ABS(MAX(p.amount)) AS expected, ABS(SUM(back.amount)) AS found
            FROM posting p JOIN asset ON asset.code = p.asset
            JOIN journal_entry reversal ON reversal.reverses_id = p.entry_id
            JOIN posting back ON back.entry_id = reversal.id AND back.reverses_line = p.line
            WHERE p.entry_id IN (:ids)
            GROUP BY p.entry_id, p.line, p.account_id HAVING ABS(SUM(back.amount)) > ABS(MAX(p.amount))""";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Rows rows;

    @Inject
    private Differences differences;

    @Inject
    private Transactions transactions;

    /**
     * A page of entries that were posted up to an instant, by id.
     *
     * @param after the last id of the page before; of all zeros for the first page
     */
    public List<UUID> findEntries(Instant upTo, UUID after, int limit) {
        return em.createQuery(
                        "select e.id from JournalEntry e where e.id > :after and e.postedAt <= :upTo order by e.id",
                        UUID.class)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Checks entries with their lines, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void checkEntries(Collection<UUID> entries, long jobExecution) {
        var found = new ArrayList<Finding>();
        for (var row : rows.select(INCOMPLETE, entries)) {
            found.add(new Finding(
                    DifferenceKind.INCOMPLETE,
                    null,
                    row.id("entry"),
                    "",
                    row.text("expected") + " lines",
                    row.text("found") + " lines"));
        }
        for (var row : rows.select(UNBALANCED, entries)) {
            found.add(new Finding(
                    DifferenceKind.UNBALANCED,
                    null,
                    row.id("entry"),
                    row.text("place"),
                    "0",
                    Finding.amount(row.decimal("found"), row.number("scale"))));
        }
        for (var row : rows.select(MISPLACED, entries)) {
            found.add(ofLine(
                    DifferenceKind.MISPLACED,
                    row,
                    "not allowed by the chart",
                    row.text("kind") + " " + row.text("side") + " " + row.text("account_kind")));
        }
        for (var row : rows.select(ASTRAY, entries)) {
            found.add(ofLine(DifferenceKind.MISPLACED, row, "a line that it takes back", "none"));
        }
        for (var row : rows.select(OVER_REVERSED, entries)) {
            found.add(ofLine(
                    DifferenceKind.OVER_REVERSED,
                    row,
                    Finding.amount(row.decimal("expected"), row.number("scale")),
                    Finding.amount(row.decimal("found"), row.number("scale"))));
        }
        differences.record(Check.ENTRIES, entries, found, jobExecution);
    }

    /** Checks accounts by themselves, and that their postings have entries, in the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void checkAccounts(Collection<UUID> accounts, long jobExecution) {
        var found = new ArrayList<Finding>();
        for (var row : rows.select(OVERDRAWN, accounts)) {
            int scale = row.number("scale");
            found.add(Finding.ofAccount(
                    DifferenceKind.OVERDRAWN,
                    row.id("account"),
                    "",
                    Finding.amount(row.decimal("expected"), scale),
                    Finding.amount(row.decimal("found"), scale)));
        }
        for (var row : rows.select(ORPHANS, accounts)) {
            found.add(ofLine(DifferenceKind.ORPHAN, row, "an entry", "none"));
        }
        differences.record(Check.ACCOUNTS, accounts, found, jobExecution);
    }

    /** Checks the house's accounts that are spread over stripes, in a transaction of its own. */
    public void checkStripes(long jobExecution) {
        transactions.inNew(() -> {
            var sums = rows.select(STRIPES);
            var found = sums.stream()
                    .filter(row -> row.decimal("found").signum() < 0)
                    .map(row -> Finding.ofAccount(
                            DifferenceKind.STRIPES,
                            row.id("account"),
                            "",
                            "0",
                            Finding.amount(row.decimal("found"), row.number("scale"))))
                    .toList();
            return differences.record(
                    Check.STRIPES, sums.stream().map(row -> row.id("account")).toList(), found, jobExecution);
        });
    }

    private static Finding ofLine(DifferenceKind kind, Rows.Row row, String expected, String found) {
        return new Finding(kind, row.id("account"), row.id("entry"), "line " + row.text("line"), expected, found);
    }
}

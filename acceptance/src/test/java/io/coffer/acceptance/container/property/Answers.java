package io.coffer.acceptance.container.property;

import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.AccountingPeriod;
import io.coffer.ledger.HoldStatus;
import io.coffer.money.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger answered as done, and so what its books must be: computed of what was asked, never of what the database
 * says. Threads tell it what they were answered; its comparisons are for when they rest.
 */
final class Answers {

    /**
     * A line of an entry.
     *
     * @param account an id, or the code of one of the house's own
     * @param amount signed: debits positive
     */
    record Line(String account, String asset, BigDecimal amount) {}

    /** An entry and how much of its lines was taken back. */
    static final class Entry {

        private final String reference;
        private final UUID id;
        private final List<Line> lines;
        private final Map<Integer, BigDecimal> parts = new HashMap<>();
        private int wholeReversals;

        private Entry(String reference, UUID id, List<Line> lines) {
            this.reference = reference;
            this.id = id;
            this.lines = List.copyOf(lines);
        }

        UUID id() {
            return id;
        }

        String reference() {
            return reference;
        }

        /** None of a reversal: what it does is known from the entry that it takes back. */
        List<Line> lines() {
            return lines;
        }

        /** How much of a line is left, signed as the line is. */
        private BigDecimal left(int line) {
            var amount = lines.get(line - 1).amount();
            var part = parts.getOrDefault(line, BigDecimal.ZERO);
            return wholeReversals > 0 ? BigDecimal.ZERO : amount.subtract(amount.signum() > 0 ? part : part.negate());
        }
    }

    /** A hold and what was done to it. */
    static final class Held {

        private final String reference;
        private final World.Purse purse;
        private final Money amount;
        private final @Nullable Instant end;
        private BigDecimal captured = BigDecimal.ZERO;
        private final List<HoldStatus> ends = new ArrayList<>();

        private Held(String reference, World.Purse purse, Money amount, @Nullable Instant end) {
            this.reference = reference;
            this.purse = purse;
            this.amount = amount;
            this.end = end;
        }

        String reference() {
            return reference;
        }

        World.Purse purse() {
            return purse;
        }

        Money amount() {
            return amount;
        }

        private HoldStatus status(Instant now) {
            if (!ends.isEmpty()) {
                return ends.get(0);
            }
            if (captured.compareTo(amount.amount()) == 0) {
                return HoldStatus.CAPTURED;
            }
            return end != null && !end.isAfter(now) ? HoldStatus.EXPIRED : HoldStatus.ACTIVE;
        }
    }

    private final String run;
    private final List<World.Purse> purses;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Held> holds = new ConcurrentHashMap<>();
    private final Map<String, UUID> transfers = new ConcurrentHashMap<>();
    private final Map<String, UUID> batches = new ConcurrentHashMap<>();
    private final Map<UUID, Integer> freezes = new ConcurrentHashMap<>();
    private final Map<YearMonth, Integer> closings = new ConcurrentHashMap<>();
    private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();

    /** @param run the correlation id of all that is done */
    Answers(String run, List<World.Purse> purses) {
        this.run = run;
        this.purses = purses;
    }

    /** An answer that can't be right beside another one. */
    void contradiction(String what) {
        contradictions.add(what);
    }

    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    Entry posted(String reference, UUID id, List<Line> lines) {
        return keep(new Entry(reference, id, lines));
    }

    /** @param amounts positive, by line; none: all that was left */
    Entry reversed(Entry original, String reference, UUID id, Map<Integer, BigDecimal> amounts) {
        synchronized (original) {
            if (amounts.isEmpty()) {
                original.wholeReversals++;
            }
            amounts.forEach((line, amount) -> original.parts.merge(line, amount, BigDecimal::add));
        }
        return keep(new Entry(reference, id, List.of()));
    }

    private Entry keep(Entry entry) {
        if (entries.putIfAbsent(entry.reference(), entry) != null) {
            contradiction("two entries with the reference " + entry.reference());
        }
        return entry;
    }

    Optional<Entry> entry(String reference) {
        return Optional.ofNullable(entries.get(reference));
    }

    Held authorised(String reference, World.Purse purse, Money amount, @Nullable Instant end) {
        var held = new Held(reference, purse, amount, end);
        holds.put(reference, held);
        return held;
    }

    /** @param whole whether it has ended with that */
    void captured(Held held, BigDecimal amount, boolean whole) {
        synchronized (held) {
            held.captured = held.captured.add(amount);
            if (whole) {
                held.ends.add(HoldStatus.CAPTURED);
            }
        }
    }

    void ended(Held held, HoldStatus how) {
        synchronized (held) {
            held.ends.add(how);
        }
    }

    /** What was made under a key, by the name of who asked and the key. */
    Optional<UUID> transfer(String key) {
        return Optional.ofNullable(transfers.get(key));
    }

    /** One key, one transfer: whoever was answered, it is the same. */
    void transferred(String key, UUID id) {
        var first = transfers.putIfAbsent(key, id);
        if (first != null && !first.equals(id)) {
            contradiction("two transfers under the key " + key + ": " + first + " and " + id);
        }
    }

    Optional<UUID> batch(String key) {
        return Optional.ofNullable(batches.get(key));
    }

    /** One key, one batch. */
    void batchPosted(String key, UUID id) {
        var first = batches.putIfAbsent(key, id);
        if (first != null && !first.equals(id)) {
            contradiction("two batches under the key " + key + ": " + first + " and " + id);
        }
    }

    void became(UUID account, AccountStatus status) {
        freezes.merge(account, status == AccountStatus.FROZEN ? 1 : -1, Integer::sum);
    }

    void became(YearMonth month, AccountingPeriod.Status status) {
        closings.merge(month, status == AccountingPeriod.Status.CLOSED ? 1 : -1, Integer::sum);
    }

    /** Accounts that are frozen, when all threads rest. */
    List<World.Purse> frozen() {
        return purses.stream()
                .filter(purse -> freezes.getOrDefault(purse.account(), 0) > 0)
                .toList();
    }

    /** Months that are closed, when all threads rest. */
    List<YearMonth> closed() {
        return closings.entrySet().stream()
                .filter(month -> month.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many entries there must be. */
    int entries() {
        return entries.size();
    }

    /** The entries in the database and those that were answered, by reference. */
    List<String> differingEntries(Connection books) {
        Map<String, String> expected = new HashMap<>();
        entries.forEach((reference, entry) -> expected.put(reference, entry.id().toString()));
        Map<String, String> found = new HashMap<>();
        Sql.rows(books, "select reference, hex(id) from journal_entry where correlation_id = ?", run)
                .forEach(row -> found.put(row.get(0), Sql.id(row.get(1)).toString()));
        return differences(expected, found);
    }

    /** What is on the customers' accounts, and what the run has put on the house's. */
    List<String> differingBalances(Connection books) {
        var expected = sums();
        Map<String, BigDecimal> found = new LinkedHashMap<>();
        for (var row : Sql.rows(
                books,
                "select a.code is null, hex(a.id), a.kind, a.asset, sum(p.amount) from posting p"
                        + " join journal_entry e on e.id = p.entry_id join account a on a.id = p.account_id"
                        + " where e.correlation_id = ? group by a.code is null, a.id, a.kind, a.asset",
                run)) {
            boolean owned = row.get(0).equals("1");
            found.merge(
                    owned ? Sql.id(row.get(1)).toString() : row.get(2) + ":" + row.get(3),
                    new BigDecimal(row.get(4)),
                    BigDecimal::add);
        }
        var differing = new ArrayList<>(differences(plain(expected), plain(found)));
        Map<String, String> balances = new HashMap<>();
        for (World.Purse purse : purses) {
            Sql.rows(books, "select balance from account where id = ?", purse.account())
                    .forEach(row -> balances.put(purse.account().toString(), amount(new BigDecimal(row.get(0)))));
        }
        Map<String, String> owed = new HashMap<>();
        purses.forEach(purse -> owed.put(
                purse.account().toString(),
                amount(expected.getOrDefault(purse.account().toString(), BigDecimal.ZERO)
                        .negate())));
        differing.addAll(differences(owed, balances));
        return differing;
    }

    private Map<String, BigDecimal> sums() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Entry entry : entries.values()) {
            for (int line = 1; line <= entry.lines().size(); line++) {
                var posted = entry.lines().get(line - 1);
                sums.merge(posted.account(), entry.left(line), BigDecimal::add);
            }
        }
        return sums;
    }

    /** More taken back than there was, by the answers alone. */
    List<String> reversedTooOften() {
        var wrong = new ArrayList<String>();
        for (Entry entry : entries.values()) {
            if (entry.wholeReversals > 1) {
                wrong.add(entry.reference() + " was taken back as a whole " + entry.wholeReversals + " times");
            }
            entry.parts.forEach((line, part) -> {
                if (part.compareTo(entry.lines().get(line - 1).amount().abs()) > 0) {
                    wrong.add(entry.reference() + " line " + line + ": " + part + " taken back");
                }
            });
        }
        return wrong;
    }

    /** Holds: their state, what was captured, and what all of them reserve on each account. */
    List<String> differingHolds(Connection books, Instant now) {
        Map<String, String> expected = new HashMap<>();
        Map<String, BigDecimal> reserved = new HashMap<>();
        purses.forEach(purse -> reserved.put(purse.account().toString(), BigDecimal.ZERO));
        var wrong = new ArrayList<String>();
        holds.forEach((reference, held) -> {
            if (held.ends.size() > 1) {
                wrong.add(reference + " ended more than once: " + held.ends);
            }
            var status = held.status(now);
            expected.put(reference, status + " " + amount(held.captured));
            if (status == HoldStatus.ACTIVE) {
                reserved.merge(
                        held.purse().account().toString(),
                        held.amount().amount().subtract(held.captured),
                        BigDecimal::add);
            }
        });
        Map<String, String> found = new HashMap<>();
        Sql.rows(books, "select reference, status, captured from hold where correlation_id = ?", run)
                .forEach(row -> found.put(row.get(0), row.get(1) + " " + amount(new BigDecimal(row.get(2)))));
        wrong.addAll(differences(expected, found));
        Map<String, BigDecimal> onAccounts = new HashMap<>();
        for (World.Purse purse : purses) {
            Sql.rows(books, "select held from account where id = ?", purse.account())
                    .forEach(row -> onAccounts.put(purse.account().toString(), new BigDecimal(row.get(0))));
        }
        wrong.addAll(differences(plain(reserved), plain(onAccounts)));
        return wrong;
    }

    /** Transfers and batches: one for each key under which something was done. */
    List<String> differingKeys(Connection books) {
        Map<String, String> expected = new HashMap<>();
        transfers.forEach((key, id) -> expected.put(key, id.toString()));
        batches.forEach((key, id) -> expected.put(key, id.toString()));
        Map<String, String> found = new HashMap<>();
        Sql.rows(
                        books,
                        "select hex(k.caller_id), k.idem_key, hex(k.resource_id) from idempotency_key k"
                                + " where k.idem_key like ? and (exists (select 1 from transfer t where t.id = k.resource_id"
                                + " and t.correlation_id = ?) or exists (select 1 from posting_batch b"
                                + " where b.id = k.resource_id))",
                        run + ":key:%",
                        run)
                .forEach(row -> found.put(
                        Sql.id(row.get(0)) + " " + row.get(1),
                        Sql.id(row.get(2)).toString()));
        return differences(expected, found);
    }

    /** Which accounts are frozen, and which months are closed. */
    List<String> differingStates(Connection books) {
        Map<String, String> expected = new HashMap<>();
        Map<String, String> found = new HashMap<>();
        for (World.Purse purse : purses) {
            expected.put(
                    purse.account().toString(),
                    freezes.getOrDefault(purse.account(), 0) == 0
                            ? "ACTIVE"
                            : "FROZEN " + freezes.get(purse.account()));
            Sql.rows(books, "select status from account where id = ?", purse.account())
                    .forEach(row -> found.put(
                            purse.account().toString(), row.get(0).equals("FROZEN") ? "FROZEN 1" : row.get(0)));
        }
        closings.forEach((month, times) -> {
            expected.put(month.toString(), times == 0 ? "OPEN" : "CLOSED " + times);
            Sql.rows(books, "select status from accounting_period where month = ?", month.toString())
                    .forEach(row -> found.put(month.toString(), row.get(0).equals("CLOSED") ? "CLOSED 1" : row.get(0)));
        });
        return differences(expected, found);
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> plain = new HashMap<>();
        amounts.forEach((name, amount) -> {
            if (amount.signum() != 0) {
                plain.put(name, amount(amount));
            }
        });
        return plain;
    }

    private static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> found) {
        var differences = new ArrayList<String>();
        expected.forEach((name, value) -> {
            if (!value.equals(found.get(name))) {
                differences.add(name + ": answered " + value + ", there is " + found.get(name));
            }
        });
        found.forEach((name, value) -> {
            if (!expected.containsKey(name)) {
                differences.add(name + ": nothing answered, there is " + value);
            }
        });
        return differences;
    }
}

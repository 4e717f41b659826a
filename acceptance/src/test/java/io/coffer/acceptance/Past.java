package io.coffer.acceptance;

import io.coffer.sandbox.database.DatabaseUser;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Wallets with a past: so many transfers between them, each with its entry, postings, transfer and idempotency key, as the
 * application would have written them. Their events are left out.
 *
 * <p>The wallets are pairs, which send a euro to and fro.
 */
final class Past {

    static final int WALLETS = 500;
    static final int PAIRS = WALLETS / 2;

    private static final String BALANCE = "1000";
    private static final int CHUNK = 10_000;
    private static final int SECONDS_BACK = 10;

    private static final String HEX = "concat(?, lpad(hex(k), 15, '0'))";
    private static final String ENTRIES = "(select n + ? as k from bench_number where n < ?) as numbers";

    private final UUID owner;
    private final String name = Long.toHexString(System.nanoTime());
    private final LocalDateTime begin = LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC)
            .minusSeconds(SECONDS_BACK)
            .truncatedTo(ChronoUnit.MICROS);
    private final String entryPrefix = prefix("7000");
    private final String transferPrefix = prefix("7001");

    private Past(UUID owner) {
        this.owner = owner;
    }

    /**
     * Makes them.
     *
     * @param transfers a multiple of the number of wallets, so that each is back where it began
     */
    static Past of(UUID owner, int transfers) {
        if (transfers % WALLETS != 0) {
            throw new IllegalArgumentException(transfers + " is no multiple of " + WALLETS);
        }
        var past = new Past(owner);
        number();
        past.open();
        for (int first = 0; first < transfers; first += CHUNK) {
            past.write(first, Math.min(CHUNK, transfers - first));
        }
        past.close(transfers);
        return past;
    }

    List<UUID> wallets() {
        return ids("wallet");
    }

    List<UUID> accounts() {
        return ids("account");
    }

    private List<UUID> ids(String what) {
        return Books.ids("select md5(concat(?, ?, n)) from bench_number where n < ? order by n", name, what, WALLETS);
    }

    /** The numbers from 0 to 9,999. */
    static void number() {
        Books.execute("create table if not exists bench_number (n int not null, primary key (n))");
        if (Books.count("select count(*) from bench_number") == 0) {
            var digits = "(select 0 d union select 1 union select 2 union select 3 union select 4 union select 5"
                    + " union select 6 union select 7 union select 8 union select 9)";
            Books.execute("insert into bench_number select a.d + 10 * b.d + 100 * c.d + 1000 * e.d from " + digits
                    + " a, " + digits + " b, " + digits + " c, " + digits + " e");
        }
    }

    private void open() {
        Books.execute(
                "insert into wallet (id, owner_id, name, status, version, created_at)"
                        + " select unhex(md5(concat(?, 'wallet', n))), ?, 'Bench', 'ACTIVE', 0, ? from bench_number"
                        + " where n < ?",
                name,
                owner,
                begin,
                WALLETS);
        Books.execute(
                "insert into account (id, name, kind, asset, type, owner_id, wallet_id, status, may_be_negative, balance,"
                        + " held, postings, last_posted_at, version, created_at)"
                        + " select unhex(md5(concat(?, 'account', n))), 'Bench', 'customer', 'EUR', 'LIABILITY', ?,"
                        + " unhex(md5(concat(?, 'wallet', n))), 'ACTIVE', false, ?, 0, 1, ?, 0, ? from bench_number"
                        + " where n < ?",
                name,
                owner,
                name,
                BALANCE,
                begin,
                begin,
                WALLETS);
        Books.execute(
                "insert into account (id, name, kind, asset, type, status, may_be_negative, balance, held, postings,"
                        + " last_posted_at, version, created_at)"
                        + " values (unhex(md5(concat(?, 'bank'))), 'Bench', 'bank', 'EUR', 'ASSET', 'ACTIVE', true,"
                        + " ? * ?, 0, 1, ?, 0, ?)",
                name,
                BALANCE,
                WALLETS,
                begin,
                begin);
        Books.execute(
                "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                        + " values (unhex(md5(concat(?, 'opening'))), concat('bench:opening:', ?), 'opening', ?, 'bench',"
                        + " ?, date(?))",
                name,
                name,
                WALLETS + 1,
                begin,
                begin);
        Books.execute(
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " select unhex(md5(concat(?, 'opening'))), n + 1, unhex(md5(concat(?, 'account', n))), 'EUR',"
                        + " -?, 1, ?, ? from bench_number where n < ?",
                name,
                name,
                BALANCE,
                BALANCE,
                begin,
                WALLETS);
        Books.execute(
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " values (unhex(md5(concat(?, 'opening'))), ?, unhex(md5(concat(?, 'bank'))), 'EUR', ? * ?, 1,"
                        + " ? * ?, ?)",
                name,
                WALLETS + 1,
                name,
                BALANCE,
                WALLETS,
                BALANCE,
                WALLETS,
                begin);
    }

    /** Entry {@code k} is that of pair {@code k % PAIRS}; from its first wallet to its second, next time back. */
    private void write(int first, int count) {
        entries(first, count);
        line(1, 0, first, count);
        line(2, 1, first, count);
        Books.execute(
                "insert into transfer (id, owner_id, client_reference, source_wallet, destination_wallet, asset, amount,"
                        + " entry_id, correlation_id, created_at)"
                        + " select unhex(" + HEX + "), ?, concat(?, '-', k),"
                        + " unhex(md5(concat(?, 'wallet', 2 * (k % ?) + floor(k / ?) % 2))),"
                        + " unhex(md5(concat(?, 'wallet', 2 * (k % ?) + 1 - floor(k / ?) % 2))), 'EUR', 1,"
                        + " unhex(" + HEX + "), 'bench', timestampadd(microsecond, k + 1, ?) from " + ENTRIES,
                transferPrefix,
                owner,
                name,
                name,
                PAIRS,
                PAIRS,
                name,
                PAIRS,
                PAIRS,
                entryPrefix,
                begin,
                first,
                count);
        Books.execute(
                "insert into idempotency_key (caller_id, idem_key, fingerprint, resource_id, created_at)"
                        + " select ?, concat(?, '-', k), unhex(sha2(k, 256)), unhex(" + HEX + "),"
                        + " timestampadd(microsecond, k + 1, ?) from " + ENTRIES,
                owner,
                name,
                transferPrefix,
                begin,
                first,
                count);
    }

    /** One by one: MariaDB 11.4 takes no INSERT … SELECT of several rows into a table with a trigger before it. */
    private void entries(int first, int count) {
        try (var connection = DriverManager.getConnection(
                        Running.stack().database().jdbcUrl(DatabaseUser.OWNER) + "&rewriteBatchedStatements=true",
                        DatabaseUser.OWNER.userName(),
                        DatabaseUser.OWNER.password());
                var insert = connection.prepareStatement("insert into journal_entry"
                        + " (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                        + " values (unhex(?), ?, 'wallet.transfer', 2, 'bench', ?, ?)")) {
            for (int k = first; k < first + count; k++) {
                var at = begin.plusNanos((k + 1) * 1000L);
                insert.setString(1, entryPrefix + String.format("%015x", k));
                insert.setString(2, "transfer:" + Books.uuid(transferPrefix + String.format("%015x", k)));
                insert.setObject(3, at);
                insert.setObject(4, at.toLocalDate());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The line of the pair's wallet {@code side}, which pays when the turn is even for side 0 and odd for side 1. */
    private void line(int line, int side, int first, int count) {
        Books.execute(
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " select unhex(" + HEX + "), ?, unhex(md5(concat(?, 'account', 2 * (k % ?) + ?))), 'EUR',"
                        + " if(floor(k / ?) % 2 = ?, 1, -1), floor(k / ?) + 2,"
                        + " ? + if(floor(k / ?) % 2 = 1, 0, if(? = 0, -1, 1)), timestampadd(microsecond, k + 1, ?) from "
                        + ENTRIES,
                entryPrefix,
                line,
                name,
                PAIRS,
                side,
                PAIRS,
                side,
                PAIRS,
                BALANCE,
                PAIRS,
                side,
                begin,
                first,
                count);
    }

    /** The last transfer of each pair is among the last {@code PAIRS} ones. */
    private void close(int transfers) {
        Books.execute(
                "update account join bench_number on account.id = unhex(md5(concat(?, 'account', n)))"
                        + " set postings = 1 + ?, last_posted_at = timestampadd(microsecond, ? + floor(n / 2) + 1, ?)"
                        + " where n < ?",
                name,
                transfers / PAIRS,
                transfers - PAIRS,
                begin,
                WALLETS);
    }

    private static String prefix(String version) {
        return String.format("%012x", System.currentTimeMillis()) + version + "8";
    }
}

package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.books.BookPromise;
import io.coffer.sandbox.database.DatabaseUser;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The books from outside, with SQL: makes accounts for tests, and looks. */
final class Books {

    static final UUID DEMO_CHANNEL = UUID.fromString("01900000-0000-7000-8000-000000000c01");

    private static final ThreadLocal<@Nullable Connection> DAMAGED = new ThreadLocal<>();

    private Books() {}

    /** A new account of the demo channel, with its opening balance properly booked. */
    static UUID account(String asset, String balance) {
        return account(DEMO_CHANNEL, asset, balance);
    }

    static UUID account(UUID owner, String asset, String balance) {
        var id = UUID.randomUUID();
        insertAccount(id, "customer", owner, asset, balance);
        if (new BigDecimal(balance).signum() != 0) {
            var bank = UUID.randomUUID();
            insertAccount(bank, "bank", null, asset, balance);
            var entry = UUID.randomUUID();
            execute(
                    "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                            + " values (?, ?, 'opening', 2, 'test', utc_timestamp(6), utc_date())",
                    entry,
                    "test:opening:" + id);
            insertPosting(entry, 1, bank, asset, new BigDecimal(balance));
            insertPosting(entry, 2, id, asset, new BigDecimal(balance).negate());
            execute(
                    "update account set last_posted_at = (select posted_at from journal_entry where id = ?) where id in (?, ?)",
                    entry,
                    bank,
                    id);
        }
        return id;
    }

    /** A new wallet of an owner with an amount of one asset. */
    static String wallet(UUID owner, String asset, String balance) {
        var id = UUID.randomUUID();
        execute(
                "insert into wallet (id, owner_id, name, status, version, created_at)"
                        + " values (?, ?, 'Test', 'ACTIVE', 0, utc_timestamp(6))",
                id,
                owner);
        fund(owner, id.toString(), asset, balance);
        return id.toString();
    }

    /** Puts an amount into a wallet that has nothing of this asset yet; properly booked. */
    static UUID fund(UUID owner, String wallet, String asset, String balance) {
        var id = account(owner, asset, balance);
        execute("update account set wallet_id = ? where id = ?", UUID.fromString(wallet), id);
        return id;
    }

    /** A quote of an owner, ten euros for ten dollars, that does not expire. */
    static String quote(UUID owner) {
        var id = UUID.randomUUID();
        execute(
                "insert into quote (id, owner_id, source_asset, source_amount, fee, destination_asset,"
                        + " destination_amount, spread, mid_rate, client_rate, rate_as_of, created_at, expires_at)"
                        + " values (?, ?, 'EUR', 10, 0, 'USD', 10, 0, 1, 1, utc_timestamp(6), utc_timestamp(6),"
                        + " '2100-01-01')",
                id,
                owner);
        return id.toString();
    }

    private static void insertAccount(UUID id, String kind, @Nullable UUID owner, String asset, String balance) {
        boolean posted = new BigDecimal(balance).signum() != 0;
        execute(
                "insert into account (id, name, kind, asset, type, owner_id, status, may_be_negative, balance, held,"
                        + " postings, last_posted_at, version, created_at) select ?, 'Test', code, ?, type, ?, 'ACTIVE',"
                        + " false, ?, 0, ?, if(?, utc_timestamp(6), null), 0, utc_timestamp(6) from account_kind"
                        + " where code = ?",
                id,
                asset,
                owner,
                new BigDecimal(balance),
                posted ? 1 : 0,
                posted,
                kind);
    }

    private static void insertPosting(UUID entry, int line, UUID account, String asset, BigDecimal amount) {
        execute(
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " select ?, ?, ?, ?, ?, 1, ?, posted_at from journal_entry where id = ?",
                entry,
                line,
                account,
                asset,
                amount,
                amount.abs(),
                entry);
    }

    /** Otherwise it is MySQL. */
    static boolean isMariaDb() {
        return rows("select version()").get(0).contains("MariaDB");
    }

    static BigDecimal balance(UUID account) {
        return decimal("select balance from account where id = ?", account);
    }

    static BigDecimal held(UUID account) {
        return decimal("select held from account where id = ?", account);
    }

    /** All that must hold of the books whenever nothing is under way. */
    static void areSound() {
        for (var promise : BookPromise.values()) {
            assertThat(rows(promise.breaking())).as(promise.text()).isEmpty();
        }
    }

    static long count(String sql, @Nullable Object... parameters) {
        return decimal(sql, parameters).longValueExact();
    }

    static BigDecimal decimal(String sql, @Nullable Object... parameters) {
        return new BigDecimal(rows(sql, parameters).get(0));
    }

    /** The id of the entry with this reference. */
    static UUID entry(String reference) {
        return id("select hex(id) from journal_entry where reference = ?", reference);
    }

    /** The id that a query gives as {@code hex(…)}. */
    static UUID id(String sql, @Nullable Object... parameters) {
        return ids(sql, parameters).get(0);
    }

    /** The ids that a query gives as {@code hex(…)}. */
    static List<UUID> ids(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).stream().map(Books::uuid).toList();
    }

    static UUID uuid(String hex) {
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    /** Each row as text, its columns with commas between them. */
    static List<String> rows(String sql, @Nullable Object... parameters) {
        var damaged = DAMAGED.get();
        try {
            if (damaged != null) {
                return rows(damaged, sql, parameters);
            }
            try (var connection = connect()) {
                return rows(connection, sql, parameters);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<String> rows(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(connection, sql, parameters);
                var result = statement.executeQuery()) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    /**
     * What somebody finds in the books when they are damaged. The damage is taken back; nobody else sees it.
     *
     * @param damage statements of the owner, without foreign keys
     */
    static <T> T damaged(List<String> damage, Supplier<T> look) {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                for (String one : damage) {
                    if (statement.executeUpdate(one) == 0) {
                        throw new IllegalStateException("damages nothing: " + one);
                    }
                }
                DAMAGED.set(connection);
                return look.get();
            } finally {
                DAMAGED.remove();
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", damage), e);
        }
    }

    static int execute(String sql, @Nullable Object... parameters) {
        try (var connection = connect();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** As the owner of the schema. */
    static Connection connect() throws SQLException {
        return Running.stack().database().connect(DatabaseUser.OWNER);
    }

    static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i] instanceof UUID id ? bytes(id) : parameters[i]);
        }
        return statement;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String row(ResultSet result) throws SQLException {
        var columns = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            columns.add(result.getString(i));
        }
        return String.join(",", columns);
    }
}

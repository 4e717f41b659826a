package io.coffer.acceptance.container;

import io.coffer.id.Ids;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Accounts for tests, and the books as SQL shows them, past Hibernate and the ledger. */
@ApplicationScoped
public class Accounts {

    @Resource(lookup = "jdbc/coffer")
    private DataSource database;

    /** A new customer's account, with its opening balance properly booked. */
    public UUID open(String asset, String balance) {
        var account = insert("customer", asset, balance);
        if (new BigDecimal(balance).signum() != 0) {
            var bank = insert("bank", asset, balance);
            var entry = Ids.next();
            execute(
                    "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                            + " values (?, ?, 'opening', 2, 'test', utc_timestamp(6), utc_date())",
                    entry,
                    "test:opening:" + account);
            post(entry, 1, bank, asset, new BigDecimal(balance));
            post(entry, 2, account, asset, new BigDecimal(balance).negate());
            execute(
                    "update account set last_posted_at = (select posted_at from journal_entry where id = ?) where id in (?, ?)",
                    entry,
                    bank,
                    account);
        }
        return account;
    }

    private UUID insert(String kind, String asset, String balance) {
        var id = Ids.next();
        boolean posted = new BigDecimal(balance).signum() != 0;
        execute(
                "insert into account (id, name, kind, asset, type, status, may_be_negative, balance, held, postings,"
                        + " last_posted_at, version, created_at) select ?, 'Test', code, ?, type, 'ACTIVE', false, ?, 0,"
                        + " ?, if(?, utc_timestamp(6), null), 0, utc_timestamp(6) from account_kind where code = ?",
                id,
                asset,
                new BigDecimal(balance),
                posted ? 1 : 0,
                posted,
                kind);
        return id;
    }

    private void post(UUID entry, int line, UUID account, String asset, BigDecimal amount) {
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

    /** As the application's user; the caller closes it. */
    public Connection connect() throws SQLException {
        return database.getConnection();
    }

    public BigDecimal balance(UUID account) {
        return decimal("select balance from account where id = ?", account);
    }

    public BigDecimal held(UUID account) {
        return decimal("select held from account where id = ?", account);
    }

    public BigDecimal available(UUID account) {
        return balance(account).subtract(held(account));
    }

    /** How many entries have a reference like this. */
    public long entries(String pattern) {
        return decimal("select count(*) from journal_entry where reference like ?", pattern)
                .longValueExact();
    }

    public BigDecimal decimal(String sql, Object... parameters) {
        return new BigDecimal(rows(sql, parameters).get(0));
    }

    /** Each row as text, its columns with commas between them. */
    public List<String> rows(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<String>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public void execute(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i] instanceof UUID id ? bytes(id) : parameters[i]);
        }
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

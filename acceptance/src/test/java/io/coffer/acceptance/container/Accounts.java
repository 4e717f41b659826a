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
        var account = insert("LIABILITY", asset, balance);
        if (new BigDecimal(balance).signum() != 0) {
            var bank = insert("ASSET", asset, balance);
            var entry = Ids.next();
            execute(
                    "insert into journal_entry values (?, ?, 'test.opening', 2, 'test', utc_timestamp(6))",
                    entry,
                    "test:opening:" + account);
            execute("insert into posting values (?, 1, ?, ?, ?)", entry, bank, asset, new BigDecimal(balance));
            execute(
                    "insert into posting values (?, 2, ?, ?, ?)",
                    entry,
                    account,
                    asset,
                    new BigDecimal(balance).negate());
        }
        return account;
    }

    private UUID insert(String type, String asset, String balance) {
        var id = Ids.next();
        execute(
                "insert into account (id, name, asset, type, status, may_be_negative, balance, held, version,"
                        + " created_at) values (?, 'Test', ?, ?, 'ACTIVE', false, ?, 0, 0, utc_timestamp(6))",
                id,
                asset,
                type,
                new BigDecimal(balance));
        return id;
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

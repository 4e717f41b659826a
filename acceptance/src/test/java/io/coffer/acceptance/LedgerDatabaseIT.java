package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.database.DatabaseUser;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database holds of the ledger's rules by itself, against the application's own user. */
class LedgerDatabaseIT {

    private UUID eur = new UUID(0, 0);
    private UUID otherEur = new UUID(0, 0);
    private UUID php = new UUID(0, 0);

    @BeforeEach
    void accounts() {
        eur = Books.account("EUR", "100.00");
        otherEur = Books.account("EUR", "0");
        php = Books.account("PHP", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set amount = amount * 2",
                "delete from posting",
                "update journal_entry set kind = 'other'",
                "delete from journal_entry",
                "update payment_transition set reason = 'other'",
                "delete from payment_transition",
                "update event set data = '{}'",
                "delete from event",
                "delete from account",
                "delete from hold",
                "update account_kind set may_be_negative = true",
                "update entry_kind_side set side = 'DEBIT'",
                "delete from accounting_period",
                "delete from posting_batch",
                "update posting_batch set results = '[]'",
                "delete from transfer",
                "update transfer set amount = 1",
                "delete from payment",
                "update asset set scale = 3",
                "update channel set roles = 'admin'",
                "update api_key set scopes = 'payments:write'",
                "update api_key set secret_hash = id",
                "delete from api_key",
                "delete from channel",
                "delete from approval",
                "update audit_record set actor_id = id",
                "delete from audit_record",
                "update cursor_key set secret = ''",
                "truncate table posting",
                "drop trigger posting_completes_entry",
                "alter table account drop constraint account_available"
            })
    void theApplicationCanNotRewriteHistory(String statement) {
        assertThatThrownBy(() -> asApplication(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("denied");
    }

    @Test
    void anEntryThatSumsToZeroIsTaken() {
        assertThatCode(() -> post("1", eur, "EUR", "-1", otherEur, "EUR")).doesNotThrowAnyException();
    }

    @Test
    void anEntryThatDoesNotSumToZeroIsRefused() {
        assertThatThrownBy(() -> post("1", eur, "EUR", "-0.99", otherEur, "EUR"))
                .hasMessageContaining("does not sum to zero");
        assertThatThrownBy(() -> post("1", eur, "EUR", "-1", php, "PHP")).hasMessageContaining("does not sum to zero");
    }

    @Test
    void aPostingInAnotherAssetThanItsAccountsIsRefused() {
        assertThatThrownBy(() -> post("1", eur, "EUR", "-1", php, "EUR"))
                .hasMessageContaining("posting_account_and_asset");
    }

    @Test
    void aCompleteEntryTakesNoFurtherPosting() {
        assertThatThrownBy(() -> post("1", eur, "EUR", "-1", otherEur, "EUR", "1", eur, "EUR"))
                .hasMessageContaining("outside its journal entry");
    }

    @Test
    void aReferenceIsUsedOnce() {
        assertThatThrownBy(() -> inRolledBackTransaction(connection -> {
                    insertEntry(connection, UUID.randomUUID(), "test:once");
                    insertEntry(connection, UUID.randomUUID(), "test:once");
                }))
                .hasMessageContaining("journal_entry_reference");
    }

    @ParameterizedTest
    @CsvSource({
        "update account set balance = -0.01 where id = ?, account_available",
        "update account set held = 100.01 where id = ?, account_available",
        "update account set held = -1 where id = ?, account_held"
    })
    void aBalanceDoesNotFallBelowWhatIsHeld(String statement, String constraint) {
        assertThatThrownBy(() -> asApplication(statement, eur)).hasMessageContaining(constraint);
    }

    /** Posts an entry of two lines; lines of amount, account and asset. */
    private static void post(Object... lines) throws SQLException {
        inRolledBackTransaction(connection -> {
            var entry = UUID.randomUUID();
            insertEntry(connection, entry, "test:" + entry);
            for (int i = 0; i < lines.length; i += 3) {
                execute(
                        connection,
                        "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                                + " values (?, ?, ?, ?, ?, 1, 0, utc_timestamp(6))",
                        entry,
                        i / 3 + 1,
                        lines[i + 1],
                        lines[i + 2],
                        new BigDecimal((String) lines[i]));
            }
        });
    }

    private static void insertEntry(Connection connection, UUID id, String reference) throws SQLException {
        execute(
                connection,
                "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                        + " values (?, ?, 'test', 2, 'test', utc_timestamp(6), utc_date())",
                id,
                reference);
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    /** As the application's user, and without leaving a trace. */
    private static void inRolledBackTransaction(Work work) throws SQLException {
        try (var connection = Running.stack().database().connect(DatabaseUser.APP)) {
            connection.setAutoCommit(false);
            try {
                work.with(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static void asApplication(String sql, Object... parameters) throws SQLException {
        inRolledBackTransaction(connection -> execute(connection, sql, parameters));
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = Books.prepare(connection, sql, parameters)) {
            statement.executeUpdate();
        }
    }
}

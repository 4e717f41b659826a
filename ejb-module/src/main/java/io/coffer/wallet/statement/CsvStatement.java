package io.coffer.wallet.statement;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.coffer.problem.Outcome;
import io.coffer.wallet.history.WalletLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Statements as CSV (RFC 4180): UTF-8, a header, a row for the opening balance, one for each line, one for each total, and
 * at last the closing balance: a file without that one was broken off.
 *
 * <p>Amounts are signed. A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
@ApplicationScoped
public class CsvStatement implements StatementFormat {

    private static final String[] HEADER = {
        "row",
        "posted_at",
        "effective_date",
        "kind",
        "direction",
        "amount",
        "balance",
        "asset",
        "lines",
        "reference",
        "client_reference",
        "counterparty_wallet",
        "correlation_id",
        "entry_id",
        "line"
    };

    /** What a cell begins with that a spreadsheet computes instead of showing it. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    @Override
    public Outcome<Content> show(Statement statement) {
        return Outcome.done(out -> write(statement, out));
    }

    private static void write(Statement statement, OutputStream out) throws IOException {
        // Not closed: the stream belongs to who gave it.
        var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        csv.writeRecord(HEADER);
        balance(
                csv,
                statement,
                "OPENING",
                statement.period().begin(),
                statement.opening().plain());
        for (WalletLine line : statement.lines()) {
            line(csv, line);
        }
        total(
                csv,
                statement,
                "CREDIT",
                statement.credits().count(),
                statement.credits().sum().plain());
        total(
                csv,
                statement,
                "DEBIT",
                statement.debits().count(),
                statement.debits().sum().negate().plain());
        balance(csv, statement, "CLOSING", end(statement), statement.closing().plain());
        csv.flush();
    }

    private static Instant end(Statement statement) {
        return statement.isComplete() ? statement.period().end() : statement.createdAt();
    }

    private static void balance(CsvWriter csv, Statement statement, String row, Instant at, String balance) {
        record(
                csv,
                row,
                at.toString(),
                "",
                "",
                "",
                "",
                balance,
                statement.asset().code(),
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static void total(CsvWriter csv, Statement statement, String direction, long lines, String amount) {
        record(
                csv,
                "TOTAL",
                "",
                "",
                "",
                direction,
                amount,
                "",
                statement.asset().code(),
                Long.toString(lines),
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static void line(CsvWriter csv, WalletLine line) {
        record(
                csv,
                "LINE",
                line.postedAt().toString(),
                line.effectiveDate().toString(),
                line.kind(),
                line.direction().name(),
                line.signed().plain(),
                line.balance().plain(),
                line.amount().asset().code(),
                "",
                text(line.reference()),
                text(line.clientReference().orElse("")),
                id(line.counterparty()),
                text(line.correlationId()),
                line.entryId().toString(),
                Integer.toString(line.line()));
    }

    /** With as many cells as the header has. */
    private static void record(CsvWriter csv, String... cells) {
        csv.writeRecord(cells);
    }

    private static String id(Optional<UUID> id) {
        return id.map(UUID::toString).orElse("");
    }

    private static String text(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}

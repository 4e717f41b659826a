package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A wallet with a long history: a page of it costs no more than one of a short one, and its statement is written whole.
 * How long is set with {@code coffer.test.history.postings}.
 */
class LongHistoryIT {

    private static final int LINES = 1_000;
    private static final int ENTRIES = Integer.getInteger("coffer.test.history.postings", 10_000) / LINES;

    /** Rows that the database may read for a page of 50, whatever else it does meanwhile. */
    private static final long MAX_ROWS = 1_000;

    private static final int PAGES = 5;
    private static final String DAYS = "?from=2026-02-01&to=2026-02-28";

    private static final UUID OWNER = Strangers.channel();
    private static final String WALLET = Books.wallet(OWNER, "EUR", "0");
    private static final UUID ACCOUNT =
            Books.id("select hex(id) from account where wallet_id = ?", UUID.fromString(WALLET));
    private static final String NAME = "long:" + WALLET;

    private final Channel auditor = Strangers.signedIn("auditor");

    /** The oldest entry is alone, the others have as many lines as an entry can have; each line takes back the one before. */
    @BeforeAll
    static void writeAHistory() {
        entry("needle", 2, 0, "2026-02-01 00:00:00");
        for (int i = 0; i < ENTRIES; i++) {
            entry(Integer.toString(i), LINES, 2 + i * LINES, "2026-02-02 00:%02d:%02d".formatted(i / 60, i % 60));
        }
        Books.execute(
                "update account set postings = ?, last_posted_at = '2026-02-02 01:00:00' where id = ?",
                2 + ENTRIES * LINES,
                ACCOUNT);
        // As the database does by itself after a while.
        Books.rows("analyze table posting, journal_entry");
    }

    private static void entry(String name, int lines, int before, String postedAt) {
        var id = UUID.randomUUID();
        Books.execute(
                "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                        + " values (?, ?, 'adjustment', ?, ?, ?, '2026-02-02')",
                id,
                NAME + ":" + name,
                lines,
                NAME + ":" + name,
                postedAt);
        Books.execute(
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " with recursive number as (select 1 as n union all select n + 1 from number where n < ?)"
                        + " select ?, n, ?, 'EUR', if(n % 2 = 1, -1, 1), ? + n, n % 2, ? from number order by n",
                lines, id, ACCOUNT, before, postedAt);
    }

    @AfterAll
    static void takeItAway() {
        Books.execute("delete from posting where account_id = ?", ACCOUNT);
        Books.execute("delete from journal_entry where reference like ?", NAME + ":%");
        Books.execute("update account set postings = 0, last_posted_at = null where id = ?", ACCOUNT);
    }

    @Test
    void aPageReadsAsManyRowsAsItShowsAndNotTheHistory() {
        var newest = rowsRead(() -> assertThat(items("?asset=EUR")).hasSize(50));
        var fromTheMiddle =
                rowsRead(() -> assertThat(items("?to=2026-02-02T00:00:05Z")).hasSize(50));
        var oneDirection = rowsRead(() -> assertThat(items("?direction=DEBIT")).hasSize(50));
        var byReference = rowsRead(
                () -> assertThat(items("?reference=" + NAME + ":needle")).hasSize(2));
        var byCorrelation = rowsRead(
                () -> assertThat(items("?correlation_id=" + NAME + ":needle")).hasSize(2));

        assertThat(Map.of(
                        "newest", newest,
                        "from the middle", fromTheMiddle,
                        "one direction", oneDirection,
                        "by reference", byReference,
                        "by correlation id", byCorrelation))
                .allSatisfy((page, rows) -> assertThat(rows).as(page).isLessThan(MAX_ROWS));
    }

    @Test
    void aLongStatementIsWrittenWhole() throws IOException {
        var csv = auditor.download(statement(), Map.of("Accept", "text/csv"));
        var json = auditor.download(statement(), Map.of("Accept", "application/json"));

        assertThat(csv.statusCode()).isEqualTo(200);
        try (var rows = CsvReader.builder().ofCsvRecord(new String(csv.body(), StandardCharsets.UTF_8))) {
            var all = rows.stream().toList();
            assertThat(all).hasSize(2 + ENTRIES * LINES + 5);
            assertThat(all.get(all.size() - 1).getField(0)).isEqualTo("CLOSING");
            assertThat(all.get(all.size() - 1).getField(6)).isEqualTo("0.00");
        }
        var statement = new ObjectMapper().readTree(json.body());
        assertThat(statement.path("lines")).hasSize(2 + ENTRIES * LINES);
        assertThat(statement.at("/credits/sum").asText()).isEqualTo(1 + ENTRIES * LINES / 2 + ".00");
        assertThat(statement.at("/debits/count").asInt()).isEqualTo(1 + ENTRIES * LINES / 2);
    }

    @Test
    void itIsTooLongForAPdf() {
        var refused = auditor.send("GET", statement(), Map.of("Accept", "application/pdf"), null)
                .isProblem(422, "too-many-lines");

        assertThat(refused.body().path("lines").asInt()).isEqualTo(2 + ENTRIES * LINES);
        assertThat(refused.body().path("max_lines").asInt()).isEqualTo(2_000);
        assertThat(refused.text("detail")).contains("text/csv");
    }

    private JsonNode items(String query) {
        return auditor.get("/api/v1/wallets/" + WALLET + "/history" + query)
                .has(200)
                .body()
                .path("items");
    }

    private static String statement() {
        return "/api/v1/wallets/" + WALLET + "/statements/EUR" + DAYS;
    }

    /** By the whole database, for one of several pages. */
    private static long rowsRead(Runnable page) {
        page.run();
        long before = rowsRead();
        for (int i = 0; i < PAGES; i++) {
            page.run();
        }
        return (rowsRead() - before) / PAGES;
    }

    private static long rowsRead() {
        var reads = Set.of(
                "Handler_read_first",
                "Handler_read_key",
                "Handler_read_next",
                "Handler_read_prev",
                "Handler_read_rnd",
                "Handler_read_rnd_next");
        return Books.rows("show global status like 'Handler\\_read%'").stream()
                .map(row -> row.split(","))
                .filter(row -> reads.contains(row[0]))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
    }
}

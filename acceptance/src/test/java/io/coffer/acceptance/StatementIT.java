package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Statements over HTTP, in their four formats, with the books beside them. */
class StatementIT {

    private static final Path SCHEMA = Path.of("../ejb-module/src/test/resources/iso20022/camt.053.001.08.xsd");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";
    private static final String XML = "application/xml";

    private static final int AMOUNT = 5;
    private static final int BALANCE = 6;
    private static final int LINES = 8;

    private final Channel channel = Strangers.signedIn("channel");
    private final String wallet = channel.openWallet("Žluťoučký účet Дом");
    private final UUID owner = Books.id("select hex(owner_id) from wallet where id = ?", UUID.fromString(wallet));
    private final UUID account = Books.fund(owner, wallet, "EUR", "100.00");
    private final String other = channel.openWallet("Savings");

    @Test
    void eachFormatSaysWhatTheBooksSay() throws Exception {
        bookedAt("2026-03-31 22:30:00");
        transfer(wallet, other, "12.50", "rent & <more>").has(201);
        transfer(wallet, other, "0.01", "=1+1").has(201);
        transfer(other, wallet, "2.00", "back").has(201);
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = "?from=2026-04-01&to=" + today;
        var opening = new BigDecimal("100.00");
        var credits = sum("<");
        var debits = sum(">");
        var closing = Books.balance(account);
        assertThat(closing).isEqualByComparingTo("89.49");
        assertThat(credits).isEqualByComparingTo("2.00");
        assertThat(debits).isEqualByComparingTo("12.51");

        var json = json(wallet, "EUR", days);
        assertThat(number(json.path("opening_balance"))).isEqualByComparingTo(opening);
        assertThat(number(json.path("closing_balance"))).isEqualByComparingTo(closing);
        assertThat(number(json.at("/credits/sum"))).isEqualByComparingTo(credits);
        assertThat(json.at("/credits/count").asInt()).isEqualTo(1);
        assertThat(number(json.at("/debits/sum"))).isEqualByComparingTo(debits);
        assertThat(json.at("/debits/count").asInt()).isEqualTo(2);
        assertThat(json.path("complete").asBoolean()).isFalse();
        assertThat(json.path("wallet_name").asText()).isEqualTo("Žluťoučký účet Дом");
        assertThat(json.path("lines").findValuesAsText("client_reference"))
                .containsExactly("rent & <more>", "=1+1", "back");
        addsUp(json);

        var csv = csv(ask(CSV, wallet, "EUR", days));
        assertThat(csv)
                .extracting(row -> row.getField(0))
                .containsExactly("row", "OPENING", "LINE", "LINE", "LINE", "TOTAL", "TOTAL", "CLOSING");
        assertThat(new BigDecimal(csv.get(1).getField(BALANCE))).isEqualByComparingTo(opening);
        assertThat(new BigDecimal(csv.get(5).getField(AMOUNT))).isEqualByComparingTo(credits);
        assertThat(csv.get(5).getField(LINES)).isEqualTo("1");
        assertThat(new BigDecimal(csv.get(6).getField(AMOUNT))).isEqualByComparingTo(debits.negate());
        assertThat(csv.get(6).getField(LINES)).isEqualTo("2");
        assertThat(new BigDecimal(csv.get(7).getField(BALANCE))).isEqualByComparingTo(closing);
        assertThat(csv.get(3).getFields()).contains("'=1+1");

        var pdf = text(ask(PDF, wallet, "EUR", days));
        assertThat(pdf)
                .contains("Žluťoučký účet Дом")
                .contains("Opening balance 100.00 EUR")
                .contains("Credits 2.00 EUR in 1")
                .contains("Debits 12.51 EUR in 2")
                .contains("Closing balance 89.49 EUR")
                .contains("rent & <more>");

        var camt = valid(ask(XML, wallet, "EUR", days));
        assertThat(text(element(camt, "Bal", 0), "Amt")).isEqualTo("100.00");
        assertThat(text(element(camt, "Bal", 0), "Cd")).isEqualTo("OPBD");
        assertThat(text(element(camt, "Bal", 1), "Amt")).isEqualTo("89.49");
        assertThat(text(element(camt, "Bal", 1), "Cd")).isEqualTo("ITBD");
        assertThat(text(element(camt, "TtlCdtNtries", 0), "Sum")).isEqualTo("2.00");
        assertThat(text(element(camt, "TtlDbtNtries", 0), "Sum")).isEqualTo("12.51");
        assertThat(camt.getElementsByTagNameNS("*", "Ntry").getLength()).isEqualTo(3);
        assertThat(text(element(camt, "Ntry", 0), "Ustrd")).isEqualTo("rent & <more>");
    }

    @Test
    void aDayBelongsToItsZone() {
        bookedAt("2026-03-31 22:30:00");

        assertThat(lines("?from=2026-03-31&to=2026-03-31")).isEqualTo(1);
        assertThat(lines("?from=2026-04-01&to=2026-04-01")).isZero();
        assertThat(lines("?from=2026-03-31&to=2026-03-31&zone=Europe/Athens")).isZero();
        assertThat(lines("?from=2026-04-01&to=2026-04-01&zone=Europe/Athens")).isEqualTo(1);
        assertThat(lines("?from=2026-03-31&to=2026-03-31&zone=America/Los_Angeles"))
                .isEqualTo(1);

        bookedAt("2026-03-31 00:00:00");
        assertThat(lines("?from=2026-03-31&to=2026-03-31")).isEqualTo(1);
        bookedAt("2026-04-01 00:00:00");
        assertThat(lines("?from=2026-03-31&to=2026-03-31")).isZero();
    }

    @Test
    void whereNothingHappenedTheBalanceStays() {
        bookedAt("2026-03-31 22:30:00");

        var before = json(wallet, "EUR", "?from=2025-01-01&to=2025-12-31");
        var after = json(wallet, "EUR", "?from=2026-05-01&to=2026-05-31");

        assertThat(before.path("opening_balance").asText()).isEqualTo("0.00");
        assertThat(before.path("closing_balance").asText()).isEqualTo("0.00");
        assertThat(before.path("lines")).isEmpty();
        assertThat(after.path("opening_balance").asText()).isEqualTo("100.00");
        assertThat(after.path("closing_balance").asText()).isEqualTo("100.00");
        assertThat(after.path("lines")).isEmpty();
        assertThat(after.path("complete").asBoolean()).isTrue();
        assertThat(after.path("end").asText()).isEqualTo("2026-06-01T00:00:00Z");
    }

    @Test
    void theSameDaysGiveTheSameStatementOnceTheyAreOver() {
        bookedAt("2026-03-31 22:30:00");
        var first = json(wallet, "EUR", "?from=2026-03-01&to=2026-03-31");
        transfer(wallet, other, "1.00", "later").has(201);

        var again = json(wallet, "EUR", "?from=2026-03-01&to=2026-03-31");

        assertThat(again.path("statement_id")).isEqualTo(first.path("statement_id"));
        assertThat(again.path("lines")).isEqualTo(first.path("lines"));
        assertThat(again.path("closing_balance").asText()).isEqualTo("100.00");
    }

    /** Whatever moves meanwhile, each statement is one picture. */
    @Test
    void aStatementAddsUpWhileMoneyMoves() throws Exception {
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = "?from=" + today.minusDays(1) + "&to=" + today;
        var goOn = new AtomicBoolean(true);
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 2; i++) {
                threads.execute(() -> {
                    while (goOn.get()) {
                        transfer(wallet, other, "0.02", UUID.randomUUID().toString());
                        transfer(other, wallet, "0.01", UUID.randomUUID().toString());
                    }
                });
            }
            int lines = 0;
            for (int i = 0; i < 8; i++) {
                var json = json(wallet, "EUR", days);
                addsUp(json);
                assertThat(json.path("lines").size()).isGreaterThanOrEqualTo(lines);
                lines = json.path("lines").size();
                valid(ask(XML, wallet, "EUR", days));
            }
            assertThat(lines).isGreaterThan(3);
        } finally {
            goOn.set(false);
            threads.shutdown();
        }
    }

    @Test
    void whatIsNoPeriodIsRefused() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        for (String wrong : List.of(
                "",
                "?from=2026-01-01",
                "?to=2026-01-01",
                "?from=2026-01-02&to=2026-01-01",
                "?from=2026-01-01&to=" + tomorrow,
                "?from=2026-02-30&to=2026-03-01",
                "?from=2026-1-1&to=2026-03-01",
                "?from=1999-01-01&to=2026-03-01",
                "?from=2012-01-01&to=2026-01-01",
                "?from=2026-01-01&to=2026-01-31&zone=Mars/Olympus",
                "?from=2026-01-01&to=2026-01-31&zone=%2B02:00",
                "?from=2026-01-01T00:00:00Z&to=2026-01-31",
                "?from=2026-01-01&to=2026-01-31&until=2026-01-31",
                "?from=2026-01-01&from=2026-01-02&to=2026-01-31")) {
            for (String format : List.of(CSV, PDF, XML, "application/json")) {
                var answer = channel.send("GET", path(wallet, "EUR") + wrong, Map.of("Accept", format), null);
                answer.isProblem(400, "filter-invalid");
            }
        }
        // As long as can be.
        assertThat(json(wallet, "EUR", "?from=2016-01-01&to=2026-01-07").path("lines"))
                .isEmpty();
        channel.get(path(wallet, "EUR") + "?from=2016-01-01&to=2026-01-08").isProblem(400, "filter-invalid");
    }

    @Test
    void whatIsNotThereOrSomebodyElsesIsNotFound() {
        var days = "?from=2026-01-01&to=2026-01-31";
        channel.get(path(wallet, "XXX") + days).isProblem(404, "not-found");
        channel.get(path(wallet, "USD") + days).isProblem(404, "not-found");
        channel.get(path(wallet, "%C3%A9") + days).isProblem(404, "not-found");
        channel.get(path(UUID.randomUUID().toString(), "EUR") + days).isProblem(404, "not-found");
        Strangers.signedIn("channel").get(path(wallet, "EUR") + days).isProblem(404, "not-found");
        Strangers.signedIn("channel")
                .send("GET", path(wallet, "EUR"), Map.of("Accept", PDF), null)
                .isProblem(404, "not-found");
        Strangers.signedIn("approver").get(path(wallet, "EUR") + days).isProblem(403, "forbidden");
        for (String role : List.of("operator", "auditor")) {
            Strangers.signedIn(role).get(path(wallet, "EUR") + days).has(200);
        }
    }

    @Test
    void aCoinHasAStatementInAllFormatsButIso20022() throws IOException {
        var coins = Books.wallet(owner, "USDC", "10.123456");
        var days = "?from=" + LocalDate.now(ZoneOffset.UTC) + "&to=" + LocalDate.now(ZoneOffset.UTC);

        var refused = channel.send("GET", path(coins, "USDC") + days, Map.of("Accept", XML), null)
                .isProblem(422, "not-a-currency");
        assertThat(refused.text("asset")).isEqualTo("USDC");
        assertThat(json(coins, "USDC", days).path("closing_balance").asText()).isEqualTo("10.123456");
        assertThat(text(ask(PDF, coins, "USDC", days))).contains("Closing balance 10.123456 USDC");
        assertThat(csv(ask(CSV, coins, "USDC", days)).get(2).getField(AMOUNT)).isEqualTo("10.123456");
    }

    @Test
    void theFormatIsNegotiatedAndTheFileHasAName() {
        var days = "?from=2026-01-01&to=2026-01-31";
        var names = Map.of(
                "*/*", "application/json;json",
                "application/json", "application/json;json",
                "text/*", "text/csv;csv",
                "text/html, application/pdf;q=0.9, text/csv;q=0.1", "application/pdf;pdf",
                "application/xml", "application/xml;xml");
        names.forEach((accept, expected) -> {
            var answer = channel.download(path(wallet, "EUR") + days, Map.of("Accept", accept));
            assertThat(answer.statusCode()).as(accept).isEqualTo(200);
            var type = answer.headers().firstValue("content-type").orElseThrow();
            assertThat(type).as(accept).startsWith(expected.split(";")[0]);
            assertThat(answer.headers().firstValue("content-disposition"))
                    .contains("attachment; filename=\"statement-" + wallet + "-EUR-2026-01-01-2026-01-31."
                            + expected.split(";")[1] + "\"");
        });
        channel.send("GET", path(wallet, "EUR") + days, Map.of("Accept", "image/png"), null)
                .isProblem(406, "not-acceptable");
    }

    /** As if the opening balance of the wallet had come then. */
    private void bookedAt(String utc) {
        var entry = Books.id("select hex(entry_id) from posting where account_id = ?", account);
        Books.execute("update journal_entry set posted_at = ?, effective_date = date(?) where id = ?", utc, utc, entry);
        Books.execute("update posting set posted_at = ? where entry_id = ?", utc, entry);
        Books.execute(
                "update account set last_posted_at = ? where id in (select account_id from posting where entry_id = ?)",
                utc,
                entry);
    }

    private BigDecimal sum(String sign) {
        return Books.decimal(
                "select coalesce(abs(sum(amount)), 0) from posting where sequence > 1 and account_id = ? and amount "
                        + sign + " 0",
                account);
    }

    private int lines(String days) {
        return json(wallet, "EUR", days).path("lines").size();
    }

    /** To the unit. */
    private static void addsUp(JsonNode statement) {
        var balance = number(statement.path("opening_balance"));
        var credits = BigDecimal.ZERO;
        var debits = BigDecimal.ZERO;
        for (JsonNode line : statement.path("lines")) {
            var amount = number(line.path("amount"));
            if (line.path("direction").asText().equals("CREDIT")) {
                credits = credits.add(amount);
                balance = balance.add(amount);
            } else {
                debits = debits.add(amount);
                balance = balance.subtract(amount);
            }
            assertThat(number(line.path("balance_after"))).isEqualByComparingTo(balance);
        }
        assertThat(number(statement.path("closing_balance"))).isEqualByComparingTo(balance);
        assertThat(number(statement.at("/credits/sum"))).isEqualByComparingTo(credits);
        assertThat(number(statement.at("/debits/sum"))).isEqualByComparingTo(debits);
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asText());
    }

    private JsonNode json(String of, String asset, String days) {
        try {
            return JSON.readTree(ask("application/json", of, asset, days).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> ask(String format, String of, String asset, String days) {
        var answer = channel.download(path(of, asset) + days, Map.of("Accept", format));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(format);
        return answer;
    }

    private static List<CsvRecord> csv(HttpResponse<byte[]> answer) {
        return CsvReader.builder().ofCsvRecord(new String(answer.body(), StandardCharsets.UTF_8)).stream()
                .toList();
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        try (var document = Loader.loadPDF(answer.body())) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static Document valid(HttpResponse<byte[]> answer) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(SCHEMA.toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(answer.body())));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
    }

    private static Element element(Document document, String name, int index) {
        return (Element) document.getElementsByTagNameNS("*", name).item(index);
    }

    private static String text(Element within, String name) {
        return within.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    private Answer transfer(String from, String to, String amount, String reference) {
        var body = new LinkedHashMap<String, String>();
        body.put("source_wallet", from);
        body.put("destination_wallet", to);
        body.put("asset", "EUR");
        body.put("amount", amount);
        body.put("client_reference", reference);
        return channel.post("/api/v1/transfers", Channel.json(body));
    }

    private static String path(String wallet, String asset) {
        return "/api/v1/wallets/" + wallet + "/statements/" + asset;
    }
}

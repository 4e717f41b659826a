package io.coffer.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.w3c.dom.Element;

/** Whatever the lines are, in each format the opening balance and the lines make the closing balance and the totals. */
class StatementPropertiesTest {

    private static final int AMOUNT = 5;
    private static final int BALANCE = 6;
    private static final int LINES = 8;

    private static final Pattern PDF_LINE = Pattern.compile("wallet\\.transfer (-?\\d+\\.\\d\\d) (\\d+\\.\\d\\d)");

    private final PdfStatement pdf = new PdfStatement(2_000, 1);

    @Property(tries = 200)
    void asCsv(@ForAll("samples") SampleStatement sample) {
        var rows =
                CsvReader.builder().ofCsvRecord(SampleStatement.text(new CsvStatement(), sample.statement())).stream()
                        .toList();

        var balance = number(only(rows, "OPENING"), BALANCE);
        for (CsvRecord line : all(rows, "LINE")) {
            balance = balance.add(number(line, AMOUNT));
            assertThat(number(line, BALANCE)).isEqualByComparingTo(balance);
        }
        assertThat(number(only(rows, "CLOSING"), BALANCE))
                .isEqualByComparingTo(balance)
                .isEqualByComparingTo(sample.closing().amount());
        var totals = all(rows, "TOTAL");
        assertThat(number(totals.get(0), AMOUNT))
                .isEqualByComparingTo(sample.credits().sum().amount());
        assertThat(totals.get(0).getField(LINES))
                .isEqualTo(Long.toString(sample.credits().count()));
        assertThat(number(totals.get(1), AMOUNT).negate())
                .isEqualByComparingTo(sample.debits().sum().amount());
        assertThat(totals.get(1).getField(LINES))
                .isEqualTo(Long.toString(sample.debits().count()));
        assertThat(rows.get(rows.size() - 1).getField(0)).isEqualTo("CLOSING");
    }

    @Property(tries = 100)
    void asCamt(@ForAll("samples") SampleStatement sample) {
        var document = Camt.valid(SampleStatement.bytes(new CamtStatement(), sample.statement()));

        var balance = amount(document.all("Bal").get(0));
        for (var entry : document.all("Ntry")) {
            balance = balance.add(amount(entry));
        }
        assertThat(amount(document.all("Bal").get(1)))
                .isEqualByComparingTo(balance)
                .isEqualByComparingTo(sample.closing().amount());
        assertThat(Camt.text(document.all("TtlCdtNtries").get(0), "Sum"))
                .isEqualTo(sample.credits().sum().plain());
        assertThat(Camt.text(document.all("TtlDbtNtries").get(0), "Sum"))
                .isEqualTo(sample.debits().sum().plain());
        assertThat(Camt.text(document.all("TtlNtries").get(0), "NbOfNtries"))
                .isEqualTo(Integer.toString(sample.lines().size()));
    }

    @Property(tries = 6)
    void asPdf(@ForAll("samples") SampleStatement sample) throws IOException {
        String text;
        try (var document = Loader.loadPDF(SampleStatement.bytes(pdf, sample.statement()))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            text = stripper.getText(document);
        }

        var balance = sample.statement().opening().amount();
        assertThat(text).contains("Opening balance " + balance.toPlainString() + " EUR");
        var lines = PDF_LINE.matcher(text);
        int count = 0;
        for (; lines.find(); count++) {
            balance = balance.add(new BigDecimal(lines.group(1)));
            assertThat(new BigDecimal(lines.group(2))).isEqualByComparingTo(balance);
        }
        assertThat(count).isEqualTo(sample.lines().size());
        assertThat(text)
                .contains("Closing balance " + balance.toPlainString() + " EUR")
                .contains("Credits " + sample.credits().sum() + " in "
                        + sample.credits().count())
                .contains("Debits " + sample.debits().sum() + " in "
                        + sample.debits().count());
    }

    /** An opening balance, and lines that never leave less than nothing. */
    @Provide
    Arbitrary<SampleStatement> samples() {
        var amounts = Arbitraries.longs().between(1, 1_000_000_00L).list().ofMaxSize(60);
        var opening = Arbitraries.longs().between(0, 1_000_000_00L);
        return opening.flatMap(
                first -> amounts.flatMap(list -> Arbitraries.randomValue(random -> sample(first, list, random))));
    }

    private static SampleStatement sample(long opening, List<Long> amounts, Random random) {
        var sample = new SampleStatement(SampleStatement.EUR, cents(opening));
        long left = opening;
        for (long amount : amounts) {
            long signed = amount <= left && random.nextBoolean() ? -amount : amount;
            left += signed;
            sample.line(cents(signed), null);
        }
        return sample;
    }

    private static String cents(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static BigDecimal amount(Element element) {
        var amount = new BigDecimal(Camt.text(element, "Amt"));
        return Camt.text(element, "CdtDbtInd").equals("DBIT") ? amount.negate() : amount;
    }

    private static BigDecimal number(CsvRecord row, int column) {
        return new BigDecimal(row.getField(column));
    }

    private static List<CsvRecord> all(List<CsvRecord> rows, String kind) {
        return rows.stream().filter(row -> row.getField(0).equals(kind)).toList();
    }

    private static CsvRecord only(List<CsvRecord> rows, String kind) {
        assertThat(all(rows, kind)).hasSize(1);
        return all(rows, kind).get(0);
    }
}

package io.coffer.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Statements as PDF, by the text that is in them. */
class PdfStatementTest {

    private static final int MAX_LINES = 200;

    private final PdfStatement pdf = new PdfStatement(MAX_LINES, 1);

    @Test
    void itSaysWhatTheStatementSays() throws IOException {
        var sample = SampleStatement.golden();

        var text = text(sample.statement());

        assertThat(text)
                .contains("Household (" + SampleStatement.WALLET + ")")
                .contains(SampleStatement.ACCOUNT + ", kept in EUR")
                .contains("2026-10-01 to 2026-10-31, both included; days of UTC")
                .containsPattern("Opening balance 1000\\.00 EUR")
                .containsPattern("Credits 250\\.50 EUR in 1")
                .containsPattern("Debits 12\\.51 EUR in 2")
                .containsPattern("Closing balance 1237\\.99 EUR, after 2026-10-31")
                .containsPattern("wallet\\.transfer · rent-2026-10\\s.*-12\\.50 1238\\.00")
                .contains(sample.lines().get(0).reference())
                .contains("Page 1 of 1");
    }

    @Test
    void namesOfManyAlphabetsShow() throws IOException {
        var name = "Žluťoučký κώδικας Дом Ərşad Ñandú ქართული Հայ";

        assertThat(text(SampleStatement.golden()
                        .named(name)
                        .line("1.00", "Größe ¥ €")
                        .statement()))
                .contains(name)
                .contains("Größe ¥ €");
    }

    @Test
    void whatTheFontLacksShowsAsASign() throws IOException {
        assertThat(text(SampleStatement.golden().named("家 Household").statement()))
                .contains("# Household");
    }

    @Test
    void aNameIsTextAndNothingElse() throws IOException {
        var name = "<b>R&D</b> {statement.id} <img src=\"http://127.0.0.1:1/\"/>";

        assertThat(text(SampleStatement.golden().named(name).statement())).contains(name);
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (var document = Loader.loadPDF(
                SampleStatement.bytes(pdf, SampleStatement.golden().statement()))) {
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name))
                            .matches(PDFont::isEmbedded, "embedded")
                            .extracting(PDFont::getName)
                            .asString()
                            .contains("DejaVuSans");
                }
            }
        }
    }

    @Test
    void longStatementsHaveManyPages() throws IOException {
        var sample = new SampleStatement(SampleStatement.EUR, "0.00");
        for (int i = 1; i <= MAX_LINES; i++) {
            sample.line(i + ".00", null);
        }

        var text = text(sample.statement());

        assertThat(text).contains("Credits 20100.00 EUR in 200", "Page 2 of ", "200.00 20100.00");
        assertThat(text.split("Posted \\(UTC\\)", -1))
                .as("the head of the table, on every page")
                .hasSizeGreaterThan(5);
    }

    @Test
    void moreLinesThanItTakesAreRefusedWithAWayOut() {
        var sample = new SampleStatement(SampleStatement.EUR, "0.00");
        for (int i = 0; i <= MAX_LINES; i++) {
            sample.line("1.00", null);
        }

        var refused = (Refused<?>) pdf.show(sample.statement());

        assertThat(refused.type()).isEqualTo(ProblemType.TOO_MANY_LINES);
        assertThat(refused.detail()).contains("text/csv");
        assertThat(refused.members()).containsEntry("lines", 201L).containsEntry("max_lines", MAX_LINES);
    }

    @Test
    void whoComesOnTopOfThoseThatAreMadeIsSentAway() {
        var refused = (Refused<?>)
                new PdfStatement(MAX_LINES, 0).show(SampleStatement.golden().statement());

        assertThat(refused.type()).isEqualTo(ProblemType.TEMPORARILY_UNAVAILABLE);
    }

    private String text(Statement statement) throws IOException {
        try (var document = Loader.loadPDF(SampleStatement.bytes(pdf, statement))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}

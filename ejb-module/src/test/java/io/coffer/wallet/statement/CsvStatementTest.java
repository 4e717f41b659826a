package io.coffer.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as CSV, to the character. */
class CsvStatementTest {

    private static final int CLIENT_REFERENCE = 10;

    private final CsvStatement csv = new CsvStatement();

    @Test
    void itHasARowForEachFigure() {
        var sample = SampleStatement.golden();
        var second = sample.lines().get(1);

        var rows = SampleStatement.text(csv, sample.statement()).split("\r\n", -1);

        assertThat(rows).hasSize(9);
        assertThat(rows[0])
                .isEqualTo("row,posted_at,effective_date,kind,direction,amount,balance,asset,lines,reference,"
                        + "client_reference,counterparty_wallet,correlation_id,entry_id,line");
        assertThat(rows[1]).isEqualTo("OPENING,2026-10-01T00:00:00Z,,,,,1000.00,EUR,,,,,,,");
        assertThat(rows[3])
                .isEqualTo("LINE,2026-10-01T08:00:01.000001Z,2026-10-01,wallet.transfer,DEBIT,-12.50,1238.00,EUR,,"
                        + second.reference() + ",rent-2026-10,,correlation," + second.entryId() + ",1");
        assertThat(rows[5]).isEqualTo("TOTAL,,,,CREDIT,250.50,,EUR,1,,,,,,");
        assertThat(rows[6]).isEqualTo("TOTAL,,,,DEBIT,-12.51,,EUR,2,,,,,,");
        assertThat(rows[7]).isEqualTo("CLOSING,2026-11-01T00:00:00Z,,,,,1237.99,EUR,,,,,,,");
        assertThat(rows[8]).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\uFF1D1+1", "\t=1"})
    void aTextThatASpreadsheetWouldComputeIsOnlyShown(String reference) {
        assertThat(clientReference(reference)).isEqualTo("'" + reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rent", "a=b", "x, \"y\"\nz", "Žluťoučký κώδικας 家 😀", " =1", "'quoted'"})
    void everyOtherTextStaysAsItIs(String reference) {
        assertThat(clientReference(reference)).isEqualTo(reference);
    }

    /** As a reader of CSV finds it. */
    private String clientReference(String reference) {
        var statement = new SampleStatement(SampleStatement.EUR, "10.00")
                .line("-1.00", reference)
                .statement();
        List<String> line = CsvReader.builder().ofCsvRecord(SampleStatement.text(csv, statement)).stream()
                .filter(row -> row.getField(0).equals("LINE"))
                .findFirst()
                .orElseThrow()
                .getFields();
        assertThat(line.get(5)).isEqualTo("-1.00");
        return line.get(CLIENT_REFERENCE);
    }
}

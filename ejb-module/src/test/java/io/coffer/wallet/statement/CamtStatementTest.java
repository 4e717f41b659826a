package io.coffer.wallet.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Statements as camt.053, checked with the schema of ISO 20022. */
class CamtStatementTest {

    private final CamtStatement camt = new CamtStatement();

    @Test
    void itSaysWhatTheStatementSays() {
        var sample = SampleStatement.golden();

        var document = Camt.valid(SampleStatement.bytes(camt, sample.statement()));

        var period = document.all("FrToDt").get(0);
        assertThat(Camt.text(period, "FrDtTm")).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(Camt.text(period, "ToDtTm")).isEqualTo("2026-11-01T00:00:00Z");
        var account = document.all("Acct").get(0);
        assertThat(Camt.text(account, "Id")).isEqualTo("01900000000070008000000000000e01");
        assertThat(Camt.text(account, "Ccy")).isEqualTo("EUR");
        assertThat(Camt.text(account, "Nm")).isEqualTo("Household");
        var balances = document.all("Bal");
        assertThat(balances).hasSize(2);
        assertThat(Camt.text(balances.get(0), "Cd")).isEqualTo("OPBD");
        assertThat(Camt.text(balances.get(0), "Amt")).isEqualTo("1000.00");
        assertThat(Camt.text(balances.get(0), "Dt").strip()).isEqualTo("2026-10-01");
        assertThat(Camt.text(balances.get(1), "Cd")).isEqualTo("CLBD");
        assertThat(Camt.text(balances.get(1), "Amt")).isEqualTo("1237.99");
        var summary = document.all("TxsSummry").get(0);
        assertThat(Camt.text(summary, "TtlNtries")).contains("3", "263.01", "237.99", "CRDT");
        assertThat(Camt.text(summary, "TtlCdtNtries")).isEqualTo("1250.50");
        assertThat(Camt.text(summary, "TtlDbtNtries")).isEqualTo("212.51");
        var entries = document.all("Ntry");
        assertThat(entries).hasSize(3);
        var second = entries.get(1);
        assertThat(Camt.text(second, "NtryRef")).isEqualTo("2");
        assertThat(Camt.text(second, "Amt")).isEqualTo("12.50");
        assertThat(Camt.all(second, "Amt").get(0).getAttribute("Ccy")).isEqualTo("EUR");
        assertThat(Camt.text(second, "CdtDbtInd")).isEqualTo("DBIT");
        assertThat(Camt.text(second, "Sts")).isEqualTo("BOOK");
        assertThat(Camt.text(second, "BookgDt")).isEqualTo("2026-10-01");
        assertThat(Camt.text(second, "ValDt")).isEqualTo("2026-10-01");
        assertThat(Camt.text(second, "AcctSvcrRef"))
                .isEqualTo(sample.lines().get(1).entryId().toString().replace("-", ""));
        assertThat(Camt.text(second, "Prtry")).isEqualTo("wallet.transferCOFFER");
        assertThat(Camt.text(second, "Ustrd")).isEqualTo("rent-2026-10");
        assertThat(Camt.text(second, "AddtlNtryInf"))
                .isEqualTo(sample.lines().get(1).reference());
    }

    @Test
    void anEmptyStatementIsValidToo() {
        var document =
                Camt.valid(SampleStatement.bytes(camt, new SampleStatement(SampleStatement.EUR, "0.00").statement()));

        assertThat(document.all("Ntry")).isEmpty();
        assertThat(Camt.text(document.all("TxsSummry").get(0), "NbOfNtries")).isEqualTo("0");
    }

    @Test
    void aBalanceBeforeTheEndOfTheLastDayIsInterim() {
        var statement = SampleStatement.golden()
                .at(Instant.parse("2026-10-31T12:00:00Z"))
                .statement();

        var document = Camt.valid(SampleStatement.bytes(camt, statement));

        assertThat(Camt.text(document.all("Bal").get(1), "Cd")).isEqualTo("ITBD");
    }

    @Test
    void aLineIsBookedOnTheDayOfTheStatementsZone() {
        var statement =
                SampleStatement.golden().in(ZoneId.of("Pacific/Kiritimati")).statement();

        var document = Camt.valid(SampleStatement.bytes(camt, statement));

        assertThat(Camt.text(document.all("FrToDt").get(0), "FrDtTm")).isEqualTo("2026-10-01T00:00:00+14:00");
        assertThat(Camt.text(document.all("Ntry").get(0), "BookgDt")).isEqualTo("2026-10-01");
    }

    @Test
    void namesAreEscapedAndCutBetweenLetters() {
        var long1 = "<Žluťoučký & κώδικας> 家 ".repeat(3) + "😀".repeat(20);
        var statement = SampleStatement.golden()
                .named(long1)
                .line("1.00", "5 < 6 & \"7\" 😀")
                .statement();

        var document = Camt.valid(SampleStatement.bytes(camt, statement));

        var name = Camt.text(document.all("Acct").get(0), "Nm");
        assertThat(long1).startsWith(name);
        assertThat(name.codePointCount(0, name.length())).isEqualTo(70);
        assertThat(Camt.text(document.all("Ntry").get(3), "Ustrd")).isEqualTo("5 < 6 & \"7\" 😀");
    }

    @Test
    void whatIsNoCurrencyIsRefused() {
        var outcome = camt.show(new SampleStatement(SampleStatement.USDC, "1.000000").statement());

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused<?>) outcome).type()).isEqualTo(ProblemType.NOT_A_CURRENCY);
        assertThat(((Refused<?>) outcome).members()).containsEntry("asset", "USDC");
    }

    /** That the schema is looked at at all. */
    @Test
    void theSchemaRefusesWhatIsNotInOrder() {
        var xml = SampleStatement.text(camt, SampleStatement.golden().statement());

        assertThatThrownBy(() -> Camt.valid(xml.replace("OPBD", "OPENING").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        Camt.valid(xml.replace("<Sts><Cd>BOOK</Cd></Sts>", "").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

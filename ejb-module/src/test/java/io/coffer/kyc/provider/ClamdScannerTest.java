package io.coffer.kyc.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.kyc.document.ScanVerdict;
import io.coffer.kyc.document.ScanVerdict.Clean;
import io.coffer.kyc.document.ScanVerdict.Infected;
import io.coffer.kyc.document.ScanVerdict.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed of a scanner's answers, and what is not. */
class ClamdScannerTest {

    @Test
    void onlyOkIsClean() {
        assertThat(ClamdScanner.read("stream: OK")).isEqualTo(new Clean());
    }

    @Test
    void whatIsFoundIsNamed() {
        ScanVerdict verdict = ClamdScanner.read("stream: Win.Test.EICAR_HDB-1 FOUND");

        assertThat(verdict).isEqualTo(new Infected("Win.Test.EICAR_HDB-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "stream: OK ",
                "stream: NOT OK",
                "stream: FOUND",
                "INSTREAM size limit exceeded. ERROR",
                "stream: Can't allocate memory ERROR",
                "stream: perhaps",
                "stream: tab\tFOUND"
            })
    void everythingElseIsUnknown(String answer) {
        assertThat(ClamdScanner.read(answer)).isInstanceOf(Unknown.class);
    }
}

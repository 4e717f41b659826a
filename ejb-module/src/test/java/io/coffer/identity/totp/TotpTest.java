package io.coffer.identity.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    /** The secret of the RFCs' test vectors. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final long NEVER = -1;

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheRfc(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
        assertThat(Totp.check(SECRET, code, Instant.ofEpochSecond(second), NEVER))
                .hasValue(second / 30);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "5, 254676", "6, 287922", "9, 520489"})
    void stepsAreTheCountersOfHotp(long step, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(step * 30))).isEqualTo(code);
    }

    @Test
    void aCodeIsGoodOneStepBeforeAndAfterItsOwn() {
        var code = Totp.code(SECRET, Instant.ofEpochSecond(3_000));

        for (long second : new long[] {2_970, 2_999, 3_000, 3_029, 3_030, 3_059}) {
            assertThat(Totp.check(SECRET, code, Instant.ofEpochSecond(second), NEVER))
                    .as("at %d", second)
                    .hasValue(100);
        }
        assertThat(Totp.check(SECRET, code, Instant.ofEpochSecond(2_969), NEVER))
                .isEmpty();
        assertThat(Totp.check(SECRET, code, Instant.ofEpochSecond(3_060), NEVER))
                .isEmpty();
    }

    @Test
    void aCodeThatWasUsedAndOlderOnesAreGoodNoMore() {
        var now = Instant.ofEpochSecond(3_000);

        assertThat(Totp.check(SECRET, Totp.code(SECRET, now), now, 100)).isEmpty();
        assertThat(Totp.check(SECRET, Totp.code(SECRET, now.minusSeconds(30)), now, 100))
                .isEmpty();
        assertThat(Totp.check(SECRET, Totp.code(SECRET, now.plusSeconds(30)), now, 100))
                .hasValue(101);
    }

    @ParameterizedTest
    @CsvSource({"''", "28708", "2870820", "28708a", "٢٨٧٠٨٢", "' 287082'", "-87082"})
    void whatIsNoCodeIsNotGood(String text) {
        assertThat(Totp.check(SECRET, text, Instant.ofEpochSecond(59), NEVER)).isEmpty();
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI",
        "12345678901234567890, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    })
    void secretsAreShownInBase32(String plain, String shown) {
        assertThat(Base32.encode(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(shown);
    }
}

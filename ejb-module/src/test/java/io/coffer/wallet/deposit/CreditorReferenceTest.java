package io.coffer.wallet.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditorReferenceTest {

    /** The first one is the standard's own example. */
    @ParameterizedTest
    @CsvSource({"539007547034, RF18539007547034", "2348231, RF712348231", "G72UUR, RF45G72UUR"})
    void theCheckDigitsAreThoseOfIso11649(String code, String reference) {
        assertThat(CreditorReference.of(code)).isEqualTo(reference);
        assertThat(CreditorReference.code(reference)).contains(code);
    }

    @Test
    void itIsReadAsPeopleWriteIt() {
        assertThat(CreditorReference.printed("RF18539007547034")).isEqualTo("RF18 5390 0754 7034");
        assertThat(CreditorReference.code(" rf18 5390 0754 7034 ")).contains("539007547034");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rent",
                "RF18",
                "RF18539007547043",
                "RF19539007547034",
                "RF1853900754703Ä",
                "DE89370400440532013000"
            })
    void whatIsNoReferenceOrWasMistypedIsNotRead(String text) {
        assertThat(CreditorReference.code(text)).isEmpty();
    }

    @Property
    void oneWrongLetterIsAlwaysFound(
            @ForAll @StringLength(12) @CharRange(from = 'A', to = 'Z') String code, @ForAll("place") int place) {
        var reference = new StringBuilder(CreditorReference.of(code));
        reference.setCharAt(place, reference.charAt(place) == 'Q' ? 'R' : 'Q');

        assertThat(CreditorReference.code(reference.toString())).isEmpty();
    }

    @Provide
    Arbitrary<Integer> place() {
        return Arbitraries.integers().between(4, 15);
    }
}

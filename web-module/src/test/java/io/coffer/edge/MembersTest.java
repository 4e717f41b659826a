package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.Done;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MembersTest {

    private final Members members = new Members();

    @ParameterizedTest
    @ValueSource(strings = {"invoice-1", "Größe 5", "日本語", "a b", "👍", "x\u0301"})
    void aVisibleTextIsTakenAsItIs(String text) {
        assertThat(members.text("name", text, 20)).isEqualTo(text);
        assertThat(members.orRefused("read")).isEqualTo(new Done<>("read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a\nb",
                "a\u0000b",
                "a\u200Bb", // zero-width space
                "a\u202Eb", // right-to-left override
                "\uFEFFa", // byte order mark
                "a\u00A0b", // no-break space
                "a\u3000b", // ideographic space
                "a\u00ADb", // soft hyphen
                "a\u2028b",
                "a\u2066b",
                "a\u3164b", // Hangul filler
                "a\uFE0Fb", // variation selector
                "a\uE000b", // private use
                "a\uFFFFb", // no character
                "a\uD800b", // half a surrogate pair
                "a\uDB40\uDC41b", // a tag character
                "123456789012345678901"
            })
    void whatCanNotBeSeenIsRefused(String text) {
        members.text("name", text, 20);

        assertRefused(ProblemType.INVALID_FIELD, "name");
    }

    @Test
    void theFirstRefusalIsKept() {
        members.text("first", null, 5);
        members.text("second", "too long", 5);

        assertRefused(ProblemType.MISSING_FIELD, "first");
    }

    @Test
    void anOptionalTextMayBeMissingButNotWrong() {
        assertThat(members.optionalText("name", null, 5)).isEmpty();
        assertThat(members.optionalText("name", "five!", 5)).contains("five!");
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);

        members.optionalText("name", "too long", 5);
        assertRefused(ProblemType.INVALID_FIELD, "name");
    }

    @Test
    void aSecretMayHaveWhiteSpace() {
        assertThat(members.secret("password", " correct horse ", 12, 40)).isEqualTo(" correct horse ");
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "this one is longer than it may be", "eleven\u0007chars", "eleven\uD800chars"})
    void aSecretHasItsBounds(String secret) {
        members.secret("password", secret, 10, 20);

        assertRefused(ProblemType.INVALID_FIELD, "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org", "first.last+tag@sub.example.co", "o'neil@xn--bcher-kva.example"})
    void anAddressIsTakenAsItIs(String email) {
        assertThat(members.email("email", email)).isEqualTo(email);
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "a",
                "@example.org",
                "a@",
                "a@b",
                "a b@example.org",
                "a@example..org",
                ".a@example.org",
                "a.@example.org",
                "a..b@example.org",
                "a@-example.org",
                "a@example.1",
                "a@exämple.org",
                "a@example.org\r\nBcc: b@example.org",
                "<a@example.org>",
                "a@b@example.org",
                "12345678901234567890123456789012345678901234567890123456789012345@example.org"
            })
    void whatIsNoAddressIsRefused(@Nullable String email) {
        members.email("email", email);

        assertRefused(email == null ? ProblemType.MISSING_FIELD : ProblemType.INVALID_FIELD, "email");
    }

    @Test
    void anAddressHasAtMost254Characters() {
        members.email("email", "a@" + "b123456789.".repeat(23) + "org");

        assertRefused(ProblemType.INVALID_FIELD, "email");
    }

    @Test
    void datesAreThoseOfTheCalendar() {
        assertThat(members.date("on", "2028-02-29")).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);

        members.date("on", "2027-02-29");
        assertRefused(ProblemType.INVALID_FIELD, "on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "today", "+12027-01-01", "2027-1-1", "2027-01-01T00:00:00Z"})
    void whatIsNoDateIsRefused(String date) {
        members.date("on", date);

        assertRefused(ProblemType.INVALID_FIELD, "on");
    }

    @Test
    void aNumberHasItsBounds() {
        assertThat(members.number("size", 1, 1, 3)).isEqualTo(1);
        assertThat(members.number("size", 3, 1, 3)).isEqualTo(3);
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);

        members.number("size", 4, 1, 3);
        assertRefused(ProblemType.INVALID_FIELD, "size");
    }

    @Test
    void aFlagMustBeThere() {
        assertThat(members.flag("on", true)).isTrue();
        members.flag("off", null);

        assertRefused(ProblemType.MISSING_FIELD, "off");
    }

    @Test
    void aChoiceIsOneOfItsNamesExactly() {
        assertThat(members.choice("day", "MONDAY", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
        assertThat(members.choice("scope", "b", List.of("a", "b"))).isEqualTo("b");
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);

        members.choice("day", "monday", DayOfWeek.class);
        assertRefused(ProblemType.INVALID_FIELD, "day");
    }

    @Test
    void aWordThatIsNotAllowedIsRefusedWithThoseThatAre() {
        members.choice("scope", "c", List.of("a", "b"));

        assertThat(assertRefused(ProblemType.INVALID_FIELD, "scope").detail())
                .isEqualTo("\"scope\" must be one of a, b.");
    }

    @Test
    void theElementsOfAListAreReadInTurn() {
        assertThat(members.list("names", List.of("a", "b"), 1, 2, (name, value) -> members.text(name, value, 5)))
                .containsExactly("a", "b");
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);

        members.list("names", Arrays.asList("a", null), 1, 2, (name, value) -> members.text(name, value, 5));
        assertRefused(ProblemType.MISSING_FIELD, "names[1]");
    }

    @Test
    void aListHasItsBounds() {
        members.list("names", List.of("a", "b", "c"), 1, 2, (name, value) -> members.text(name, value, 5));

        assertRefused(ProblemType.INVALID_FIELD, "names");
    }

    @Test
    void aRuleOfItsOwn() {
        members.check(true, "born", "must not lie in the future");
        assertThat(members.orRefused("read")).isInstanceOf(Done.class);

        members.check(false, "born", "must not lie in the future");
        assertThat(assertRefused(ProblemType.INVALID_FIELD, "born").detail())
                .isEqualTo("\"born\" must not lie in the future.");
    }

    private Refused<String> assertRefused(ProblemType type, String member) {
        var outcome = members.orRefused("read");
        assertThat(outcome).isInstanceOf(Refused.class);
        var refused = (Refused<String>) outcome;
        assertThat(refused.type()).isEqualTo(type);
        assertThat(refused.members()).isEqualTo(Map.of("member", member));
        return refused;
    }
}

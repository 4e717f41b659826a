package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.Done;
import io.coffer.problem.ExpectedVersion;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"3\" | 3",
                "W/\"3\" | 3",
                " \"3\" , \"5\" | 3 5",
                "\"other\" | -1",
                "\"99999999999999999999\" | -1"
            })
    void ifMatchNamesVersions(String header, String versions) {
        var expected =
                List.of(versions.split(" ", -1)).stream().map(Long::valueOf).toList();

        assertThat(Conditional.expected(header)).isEqualTo(new Done<>(new ExpectedVersion(Set.copyOf(expected))));
    }

    @Test
    void aStarMeansAnyVersion() {
        assertThat(Conditional.expected("*")).isEqualTo(new Done<>(ExpectedVersion.ANY));
    }

    @Test
    void withoutIfMatchNothingIsChanged() {
        assertThat(Conditional.expected(null))
                .extracting(ConditionalTest::type)
                .isEqualTo(ProblemType.PRECONDITION_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "\"3\";\"4\"", "\"3\",", "'3'", "w/\"3\""})
    void aMalformedIfMatchIsRefused(String header) {
        assertThat(Conditional.expected(header))
                .extracting(ConditionalTest::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void tooManyTagsAreNone() {
        assertThat(Conditional.expected("\"1\",".repeat(20) + "\"1\""))
                .extracting(ConditionalTest::type)
                .isEqualTo(ProblemType.INVALID_REQUEST);
    }

    @Test
    void aChangeOfAnotherVersionIsAConflict() {
        assertThat(ExpectedVersion.of(3).check(3)).isEqualTo(new Done<>(3L));
        assertThat(ExpectedVersion.ANY.check(7)).isEqualTo(new Done<>(7L));
        assertThat(ExpectedVersion.of(3).check(4))
                .isEqualTo(Outcome.refused(
                        ProblemType.VERSION_CONFLICT,
                        "It was changed since you read it. Read it again, and decide again.",
                        Map.of("version", 4L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "*", "\"2\", \"3\""})
    void whatTheClientHasIsKnown(String ifNoneMatch) {
        assertThat(Conditional.isKnown(ifNoneMatch, "3")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "3", "\"4\"", "\"30\""})
    void whatTheClientDoesNotHaveIsNot(@Nullable String ifNoneMatch) {
        assertThat(Conditional.isKnown(ifNoneMatch, "3")).isFalse();
    }

    private static @Nullable ProblemType type(Outcome<?> outcome) {
        return outcome instanceof Refused<?> refused ? refused.type() : null;
    }
}

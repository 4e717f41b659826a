package io.coffer.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a long road!",
                "twelve chars",
                "帯留めの長い道を歩いて行く人",
                "🎩🎪🎢🎡🎠🎰🎱🎲🎳🎴🎵🎶",
                "            a b c d"
            })
    void anyCharactersWillDo(String password) {
        assertThat(check(password, "zzyzx")).isInstanceOf(Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "eleven char",
                "🎩🎪🎢🎡🎠🎰🎱🎲🎳🎴🎵",
                "aaaaaaaaaaaaaaaa",
                "abcdabcdabcdabcd",
                "password1234",
                "PassWord1234",
                "qwertyuiop123",
                "tab\tin the middle",
                "my zzyzx password",
                "ZZYZX IS MY NAME"
            })
    void theseWillNot(String password) {
        assertThat(check(password, "zzyzx"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.type()).isEqualTo(ProblemType.WEAK_PASSWORD));
    }

    @Test
    void theLengthCountsCharactersAndNotBytes() {
        assertThat(check("é帯🎩".repeat(42) + "ab", "zzyzx")).isInstanceOf(Done.class);
        assertThat(check("é帯🎩x".repeat(32) + "x", "zzyzx")).isInstanceOf(Refused.class);
    }

    @Test
    void aShortNameMayStandInAPasswordByChance() {
        assertThat(check("a band of brothers", "and")).isInstanceOf(Done.class);
    }

    @Test
    void whatLooksTheSameIsTheSame() {
        assertThat(Password.of("ﬁ Å ①").text()).isEqualTo(Password.of("fi Å 1").text());
        assertThat(Password.of("secret").toString()).doesNotContain("secret");
    }

    private static Outcome<Password> check(String password, String localPart) {
        return PasswordRules.check(Password.of(password), localPart);
    }
}

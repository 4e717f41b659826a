package io.coffer.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTemplateTest {

    private static final Map<String, String> VALUES = Map.of("token", "a-token", "hours", "24", "minutes", "60");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify-email",
                "already-registered",
                "reset-password",
                "staff-invitation",
                "password-changed",
                "second-factor-off"
            })
    void everyTemplateHasASubjectAndLeavesNothingOpen(String name) {
        var letter = MailTemplate.named(name).fill("zzyzx@personal.test", VALUES);

        assertThat(letter.subject()).isNotBlank().doesNotContain("\n");
        assertThat(letter.text()).startsWith("Hello,").endsWith("Coffer\n").doesNotContain("{");
        assertThat(letter.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(120));
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        var template = MailTemplate.parse("Subject {a}\n\n{a} and {b}\n\nthe end\n");

        assertThat(template.fill("x@personal.test", Map.of("a", "$1 {b}", "b", "\\2")))
                .isEqualTo(new Letter("x@personal.test", "Subject $1 {b}", "$1 {b} and \\2\n\nthe end\n"));
    }

    @Test
    void whatIsMissingIsFoundBeforeItIsSent() {
        assertThatThrownBy(() -> MailTemplate.named("verify-email").fill("x@personal.test", Map.of("token", "x")))
                .hasMessageContaining("{hours}");
        assertThatThrownBy(() -> MailTemplate.named("nothing")).hasMessageContaining("nothing");
        assertThatThrownBy(() -> MailTemplate.named("../verify-email")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MailTemplate.parse("Two\nlines\n\nbody")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLetterShowsNothing() {
        assertThat(new Letter("zzyzx@personal.test", "subject", "text")).hasToString("Letter");
    }
}

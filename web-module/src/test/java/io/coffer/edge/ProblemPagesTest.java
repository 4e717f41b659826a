package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemPagesTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void eachProblemIsListedAndExplained(ProblemType type) {
        assertThat(ProblemPages.list()).contains("href=\"/problems/" + type.slug() + "\"");
        assertThat(type.title()).isNotBlank().doesNotEndWith(".");
        assertThat(type.description()).endsWith(".").hasSizeGreaterThan(30);
        assertThat(ProblemPages.page(type))
                .contains(">/problems/" + type.slug() + "<")
                .doesNotContain("`");
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        assertThat(ProblemPages.list())
                .doesNotContain("src=")
                .doesNotContain("http:")
                .doesNotContain("https:");
    }
}

package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=UTF-8", "a/b ; c=\"d;e\"", "text/plain;"})
    void contentTypes(String field) {
        assertThat(MediaTypes.isContentType(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "///", "json", "a/", "/b", "a/b/c", "a b/c", "a/b; c", "a/b; c=\"d", "a/b, c/d", "ä/b"})
    void whatIsNone(String field) {
        assertThat(MediaTypes.isContentType(field)).isFalse();
    }

    @Test
    void theCharset() {
        assertThat(MediaTypes.charset("application/json")).isEmpty();
        assertThat(MediaTypes.charset("application/json;charset=UTF-8")).contains("utf-8");
        assertThat(MediaTypes.charset("application/json; Charset=\"Utf-16\"")).contains("utf-16");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "text/*;q=0.5, */*;q=0.1",
                "a/b;q=1.000",
                "a/b;c=d;q=0",
                "a/b, , c/d"
            })
    void accepts(String field) {
        assertThat(MediaTypes.isAccept(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*/*;q=zz", "*", "json", "*/json", "a/b;q=2", "a/b;q=0.1234", "a/b;q=-1", "a/b;q=", "a/b;;c/d"})
    void whatAcceptsNothing(String field) {
        assertThat(MediaTypes.isAccept(field)).isFalse();
    }

    @Test
    void rangesAreBounded() {
        assertThat(MediaTypes.isAccept("a/b,".repeat(49) + "a/b")).isTrue();
        assertThat(MediaTypes.isAccept("a/b,".repeat(50) + "a/b")).isFalse();
    }
}

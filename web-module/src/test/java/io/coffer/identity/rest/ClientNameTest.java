package io.coffer.identity.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 | Chrome on Windows",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0 | Edge on Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1 | Safari on iPhone",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36 | Chrome on Android",
                "curl/8.5.0 | curl",
                "(Linux) | Linux",
                "<script>alert(1)</script> | Unknown client",
                "zzyzx@personal.test | Unknown client"
            })
    void onlyWordsOfOursAreKept(String userAgent, String name) {
        assertThat(ClientName.of(userAgent)).isEqualTo(name);
    }

    @Test
    void aClientThatSaysNothingIsUnknown() {
        assertThat(ClientName.of(null)).isEqualTo("Unknown client");
    }
}

package io.coffer.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/payments/01900000-0000-7000-8000-000000000001",
                "/api/v1/accounts/x%27y",
                "/api/v1/accounts/a%20b",
                "/api/v1/accounts/%E2%82%AC",
                "/api/v1/accounts/%F0%9F%91%8D",
                "/.well-known/jwks.json",
                "/a/...",
                "/a:b,c@d!$&'()*+="
            })
    void whatMeansTheSameToEverybody(String path) {
        assertThat(RequestPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/v1",
                "/%",
                "/%2",
                "/%zz",
                "/%0g",
                "/%00",
                "/%0A",
                "/%7f",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a;b=c",
                "/a b",
                "/€",
                "/./a",
                "/a/..",
                "/a/../b",
                "/a/%2e%2E/b",
                "/a/.%2e",
                "/%C0%AF", // a slash, encoded too long
                "/%E2%82", // half a character
                "/%ED%A0%80", // half a surrogate pair
                "/%FF",
                "/%C2%85", // a control character beyond ASCII
                "/%\u0661\u0661"
            })
    void whatDoesNot(String path) {
        assertThat(RequestPath.isPlain(path)).isFalse();
    }
}

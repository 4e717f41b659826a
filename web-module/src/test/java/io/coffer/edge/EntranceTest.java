package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coffer.example",
                "coffer.example:9443",
                "coffer_1:8080",
                "127.0.0.1:9080",
                "[::1]",
                "[::ffff:127.0.0.1]:9080",
                "x:99999",
                "x:"
            })
    void hosts(String host) {
        assertThat(Entrance.isHost(host)).isTrue();
        assertThat(URI.create("http://" + host + "/")).hasPath("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "[::1", "127.0.0.1,a", "a@b", "a/b", "x:port", "\u00e4", "%", "[", "x:123456"})
    void whatIsNoHost(String host) {
        assertThat(Entrance.isHost(host)).isFalse();
    }
}

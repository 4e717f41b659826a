package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.net.IpAddress;
import io.coffer.net.Networks;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trusted here: 10.0.0.0/8 and 2001:db8:a::/48. */
class ForwardingTest {

    private static final Networks PROXIES = Networks.of("10.0.0.0/8, 2001:db8:a::/48");

    @Test
    void withoutTrustedProxiesNobodyIsBelieved() {
        var forwarding = new Forwarding(Forwarding.Field.X_FORWARDED_FOR, Networks.NONE);

        assertThat(forwarding.client(address("198.51.100.7"), List.of("203.0.113.9")))
                .isEqualTo(address("198.51.100.7"));
    }

    @Test
    void aPeerThatIsNoTrustedProxyIsTheClientWhateverItSays() {
        assertThat(clientByXForwardedFor("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
        assertThat(clientByXForwardedFor("198.51.100.7", "203.0.113.9, 10.0.0.1"))
                .isEqualTo("198.51.100.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                              | 203.0.113.9",
                "203.0.113.9:4711                         | 203.0.113.9",
                "2001:db8:b::1                            | 2001:db8:b:0:0:0:0:1",
                "[2001:db8:b::1]                          | 2001:db8:b:0:0:0:0:1",
                "[2001:db8:b::1]:4711                     | 2001:db8:b:0:0:0:0:1",
                "::ffff:203.0.113.9                       | 203.0.113.9",
                "203.0.113.9, 10.0.0.3                    | 203.0.113.9",
                "203.0.113.9 ,10.0.0.3 , 2001:db8:a::1    | 203.0.113.9",
                // What the client invented stands before what the first proxy wrote.
                "192.0.2.66, 203.0.113.9                  | 203.0.113.9",
                "10.0.0.66, 203.0.113.9, 10.0.0.3         | 203.0.113.9",
                "192.0.2.66, 10.0.0.3                     | 192.0.2.66",
                // All of the chain is ours: the first of us.
                "10.0.0.4, 10.0.0.3                       | 10.0.0.4",
                // Whoever is not named is not followed further.
                "203.0.113.9, unknown, 10.0.0.3           | 10.0.0.3",
                "203.0.113.9, _hidden                     | 10.0.0.2",
                "203.0.113.9,                             | 10.0.0.2",
                "203.0.113.9:port                         | 10.0.0.2",
                "[203.0.113.9]                            | 10.0.0.2",
                "[2001:db8:b::1                           | 10.0.0.2",
                "localhost                                | 10.0.0.2"
            })
    void theChainIsReadFromItsEnd(String header, String client) {
        assertThat(clientByXForwardedFor("10.0.0.2", header)).isEqualTo(client);
    }

    @Test
    void severalLinesAreOneChain() {
        assertThat(clientByXForwardedFor("10.0.0.2", "192.0.2.66", "203.0.113.9, 10.0.0.4", "10.0.0.3"))
                .isEqualTo("203.0.113.9");
        assertThat(clientByXForwardedFor("10.0.0.2")).isEqualTo("10.0.0.2");
    }

    @Test
    void anEndlessChainIsNotFollowed() {
        var proxies = Collections.nCopies(Forwarding.MAX_HOPS, "10.0.0.3");

        assertThat(clientByXForwardedFor("10.0.0.2", "203.0.113.9, " + String.join(", ", proxies)))
                .isEqualTo("10.0.0.3");
        assertThat(clientByXForwardedFor("10.0.0.2", "203.0.113.9, " + String.join(", ", proxies.subList(1, 32))))
                .isEqualTo("203.0.113.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.9                                     | 203.0.113.9",
                "For=\"203.0.113.9:4711\"                            | 203.0.113.9",
                "for=\"[2001:db8:b::1]:4711\"                        | 2001:db8:b:0:0:0:0:1",
                "proto=https;for=203.0.113.9;by=10.0.0.2             | 203.0.113.9",
                "for=192.0.2.66, for=203.0.113.9;host=a, for=10.0.0.3 | 203.0.113.9",
                "for=203.0.113.9;host=\"a,for=192.0.2.66\"           | 203.0.113.9",
                "for=203.0.113.9;host=\"a\\\",for=192.0.2.66\"       | 203.0.113.9",
                "for=203.0.113.9;host=                               | 203.0.113.9",
                "for=203.0.113.9, proto=https                        | 10.0.0.2",
                "for=203.0.113.9, for=unknown                        | 10.0.0.2",
                "for=203.0.113.9, for=_proxy7                        | 10.0.0.2",
                "203.0.113.9                                         | 10.0.0.2",
                // A quote that the client left open does not swallow what the proxy wrote.
                "for=192.0.2.66;x=\", for=203.0.113.9                | 10.0.0.2",
                "for=192.0.2.66;x=\", for=\"203.0.113.9\"            | 10.0.0.2",
                "for=192.0.2.66;x=\", for=203.0.113.9;host=\"\"      | 10.0.0.2"
            })
    void theStandardFieldIsReadLikewise(String header, String client) {
        var forwarding = new Forwarding(Forwarding.Field.FORWARDED, PROXIES);

        assertThat(forwarding.client(address("10.0.0.2"), List.of(header))).hasToString(client);
    }

    @Test
    void aLineOfTheClientsCantSpoilTheLineOfTheProxy() {
        var forwarding = new Forwarding(Forwarding.Field.FORWARDED, PROXIES);

        assertThat(forwarding.client(address("10.0.0.2"), List.of("for=\"", "for=203.0.113.9")))
                .hasToString("203.0.113.9");
    }

    @Test
    void theFieldIsNamedAsItIsInHttp() {
        assertThat(Forwarding.Field.of("x-forwarded-for")).isEqualTo(Forwarding.Field.X_FORWARDED_FOR);
        assertThat(Forwarding.Field.of("Forwarded")).isEqualTo(Forwarding.Field.FORWARDED);
        assertThatThrownBy(() -> Forwarding.Field.of("X-Real-IP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Real-IP");
    }

    private static String clientByXForwardedFor(String peer, String... lines) {
        return new Forwarding(Forwarding.Field.X_FORWARDED_FOR, PROXIES)
                .client(address(peer), List.of(lines))
                .toString();
    }

    private static IpAddress address(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}

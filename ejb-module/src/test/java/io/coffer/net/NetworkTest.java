package io.coffer.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::1, 0:0:0:0:0:0:0:1",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::A, 2001:db8:0:0:0:0:0:a",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221"
    })
    void addressesAreRead(String text, String written) {
        assertThat(IpAddress.parse(text)).hasToString("Optional[" + written + "]");
        assertThat(IpAddress.parse(written)).isEqualTo(IpAddress.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "10.1",
                "1",
                "0x7f.0.0.1",
                "010.0.0.1",
                "10.0.0.256",
                "10.0.0.0.1",
                "10.0.0.",
                "10.0.0.-1",
                " 10.0.0.1",
                "10.0.0.1:80",
                "١٠.0.0.1",
                "fe80::1%eth0",
                "[::1]",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                ":",
                "cafe:",
                "::ffff:192.0.2.256",
                "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"
            })
    void whatIsNoAddressIsNotReadAndNotLookedUp(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.4/30, 192.0.2.7, true",
        "192.0.2.4/30, 192.0.2.8, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 203.0.113.9, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.0.0.0/8, ::ffff:10.0.0.1, true",
        "127.0.0.1/32, 127.0.0.1, true"
    })
    void aNetworkContainsWhatBeginsLikeIt(String network, String address, boolean contained) {
        assertThat(Network.parse(network)
                        .orElseThrow()
                        .contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/",
                "10.0.0.0/33",
                "2001:db8::/129",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "2001:db8::1/32",
                "10.0.0.0/255.0.0.0",
                "example.org/8",
                "*"
            })
    void whatIsNoNetworkIsNotRead(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void anAddressKnowsTheNetworksItIsIn() {
        assertThat(IpAddress.parse("2001:db8:1:2:3:4:5:6").orElseThrow().network(64))
                .isEqualTo(Network.parse("2001:db8:1:2::/64").orElseThrow())
                .hasToString("2001:db8:1:2:0:0:0:0/64");
    }

    @Test
    void aListIsReadOrRefusedWithTheEntryThatIsWrong() {
        var networks = Networks.of(" 10.0.0.0/8, 2001:db8::/32 ,192.0.2.1,");

        assertThat(networks.all()).hasSize(3);
        assertThat(networks.contain(IpAddress.parse("2001:db8::1").orElseThrow()))
                .isTrue();
        assertThat(networks.contain(IpAddress.parse("192.0.2.2").orElseThrow())).isFalse();
        assertThat(Networks.of("").all()).isEmpty();
        assertThatThrownBy(() -> Networks.of("10.0.0.0/8, proxy.example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"proxy.example.org\"");
    }
}

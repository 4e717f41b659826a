package io.coffer.net;

import java.util.Optional;
import java.util.regex.Pattern;

/** All addresses that begin alike. */
public final class Network {

    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    private final IpAddress first;
    private final int prefixLength;

    Network(IpAddress address, int prefixLength) {
        if (prefixLength < 0 || prefixLength > address.bits()) {
            throw new IllegalArgumentException("no prefix of " + prefixLength + " bits in " + address);
        }
        this.first = address.masked(prefixLength);
        this.prefixLength = prefixLength;
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address.
     *
     * @return empty if it is no network, and also if bits are set after its prefix ({@code 10.0.0.1/8}): one of the two was
     *     not meant
     */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return IpAddress.parse(text).map(address -> address.network(address.bits()));
        }
        var length = text.substring(slash + 1);
        if (!LENGTH.matcher(length).matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        return IpAddress.parse(text.substring(0, slash))
                .filter(address ->
                        bits <= address.bits() && address.masked(bits).equals(address))
                .map(address -> address.network(bits));
    }

    public boolean contains(IpAddress address) {
        return address.bits() == first.bits() && address.masked(prefixLength).equals(first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && first.equals(network.first) && prefixLength == network.prefixLength;
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + prefixLength;
    }

    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }
}

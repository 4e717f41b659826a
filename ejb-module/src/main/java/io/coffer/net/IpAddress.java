package io.coffer.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address (rules 1 to 3). */
public final class IpAddress {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** Always with a colon: what has one is never looked up as a name. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final int IPV4_BYTES = 4;
    private static final int LONGEST_TEXT = 45;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The address that stands there; empty if it is anything else, such as a name. */
    public static Optional<IpAddress> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    /** How many bits it has: 32 or 128. */
    public int bits() {
        return bytes.length * Byte.SIZE;
    }

    public boolean isIpv6() {
        return bytes.length != IPV4_BYTES;
    }

    /** The network of this length that it is in. */
    public Network network(int prefixLength) {
        return new Network(this, prefixLength);
    }

    /** The same with all bits after the first ones at zero. */
    IpAddress masked(int leadingBits) {
        var masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, leadingBits - i * Byte.SIZE));
            masked[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        return new IpAddress(masked);
    }

    private static Optional<IpAddress> ipv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != IPV4_BYTES) {
            return Optional.empty();
        }
        var bytes = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            int value = DECIMAL.matcher(parts[i]).matches() ? Integer.parseInt(parts[i]) : -1;
            if (value < 0 || value > 0xFF) {
                return Optional.empty();
            }
            bytes[i] = (byte) value;
        }
        return Optional.of(new IpAddress(bytes));
    }

    private static Optional<IpAddress> ipv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // Gives 4 bytes for an IPv4 address that is written as IPv6.
            return Optional.of(new IpAddress(InetAddress.getByName(text).getAddress()));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As text that can be parsed again; the groups of an IPv6 address are not shortened. */
    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("there are 4 or 16 bytes", e);
        }
    }
}

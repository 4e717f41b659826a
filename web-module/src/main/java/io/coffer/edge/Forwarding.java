package io.coffer.edge;

import io.coffer.net.IpAddress;
import io.coffer.net.Networks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How requests come in through proxies, and who then is the client.
 *
 * <p>A proxy writes at the end of the field who called it. What stands before may be anybody's invention, so the chain is
 * read from its end, only as long as the one who wrote an entry is a trusted proxy.
 *
 * @param field the one field that the proxies write; the other one would be handed through as the client sent it
 */
public record Forwarding(Field field, Networks trustedProxies) {

    /** Longer chains are not followed. */
    static final int MAX_HOPS = 32;

    private static final String UNREADABLE = "unknown";

    /** {@code name=value} or {@code name="value"}, and what ends it. Follows the one before without a gap. */
    private static final Pattern PAIR =
            Pattern.compile("\\G\\s*+([A-Za-z0-9_-]++)=(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\",;]*+)\\s*+(;|,|$)");

    /**
     * A field in which proxies tell who called them.
     *
     * @param header its name in HTTP
     */
    public record Field(String header) {

        /** {@code X-Forwarded-For: 203.0.113.9, 10.0.0.2} */
        public static final Field X_FORWARDED_FOR = new Field("X-Forwarded-For");

        /** {@code Forwarded: for=203.0.113.9;proto=https, for="[2001:db8::1]:4711"}, RFC 7239. */
        public static final Field FORWARDED = new Field("Forwarded");

        /**
         * Reads the name of a field, in any case: MicroProfile Config calls this by its name.
         *
         * @throws IllegalArgumentException if it is another field
         */
        public static Field of(String name) {
            return Stream.of(X_FORWARDED_FOR, FORWARDED)
                    .filter(field -> field.header.equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("\"" + name + "\" is neither X-Forwarded-For nor Forwarded"));
        }
    }

    /**
     * Who called.
     *
     * @param peer the other end of the connection
     * @param lines the values of {@link #field}, in the order in which they came
     * @return the last one in the chain that is no trusted proxy. If the chain ends, or goes on with something that is no
     *     address ({@code unknown}, {@code _hidden}), the last one that is known.
     */
    IpAddress client(IpAddress peer, List<String> lines) {
        var client = peer;
        if (!trustedProxies.contain(peer)) {
            return client;
        }
        var chain = new ArrayList<String>();
        lines.forEach(line -> chain.addAll(entries(line)));
        Collections.reverse(chain);
        for (String entry : chain.subList(0, Math.min(chain.size(), MAX_HOPS))) {
            var before = address(entry);
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
            if (!trustedProxies.contain(client)) {
                return client;
            }
        }
        return client;
    }

    private List<String> entries(String line) {
        return field.equals(Field.FORWARDED) ? forwardedFor(line) : List.of(line.split(",", -1));
    }

    /** The {@code for} of each element; {@link #UNREADABLE} for one without, and for a line that breaks the grammar. */
    private static List<String> forwardedFor(String line) {
        var found = new ArrayList<String>();
        var pairs = PAIR.matcher(line);
        var node = UNREADABLE;
        int end = 0;
        while (pairs.find()) {
            if (pairs.group(1).equalsIgnoreCase("for")) {
                node = unquoted(pairs.group(2));
            }
            if (!pairs.group(3).equals(";")) {
                found.add(node);
                node = UNREADABLE;
            }
            end = pairs.end();
            if (end == line.length()) {
                break;
            }
        }
        // A quote that somebody left open before would reach into what the proxy wrote.
        return end == line.length() && !line.isEmpty() ? found : List.of(UNREADABLE);
    }

    private static Optional<IpAddress> address(String entry) {
        return withoutPort(entry.strip());
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** An address as {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]:80}. */
    private static Optional<IpAddress> withoutPort(String node) {
        if (node.startsWith("[")) {
            int end = node.indexOf(']');
            boolean complete = end > 0 && isPortOrNothing(node.substring(end + 1));
            return complete ? IpAddress.parse(node.substring(1, end)).filter(IpAddress::isIpv6) : Optional.empty();
        }
        int colon = node.indexOf(':');
        boolean hasPort = colon >= 0 && colon == node.lastIndexOf(':');
        if (!hasPort) {
            return IpAddress.parse(node);
        }
        return isPortOrNothing(node.substring(colon)) ? IpAddress.parse(node.substring(0, colon)) : Optional.empty();
    }

    private static boolean isPortOrNothing(String text) {
        return text.isEmpty() || text.matches(":[0-9]{1,5}");
    }
}

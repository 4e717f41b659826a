package io.coffer.net;

import java.util.Arrays;
import java.util.List;

/**
 * A list of networks, such as those that are let in.
 *
 * @param all in the order in which they were written
 */
public record Networks(List<Network> all) {

    public static final Networks NONE = new Networks(List.of());

    public Networks {
        all = List.copyOf(all);
    }

    /**
     * Reads networks with commas between them, as they stand in a setting: MicroProfile Config calls this by its name.
     *
     * @throws IllegalArgumentException if one of them is none; the message says which
     */
    public static Networks of(String text) {
        return new Networks(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> Network.parse(part)
                        .orElseThrow(() -> new IllegalArgumentException("\"" + part
                                + "\" is no network, such as 10.0.0.0/8 or 2001:db8::/32, and no single address")))
                .toList());
    }

    public boolean contain(IpAddress address) {
        for (Network network : all) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}

package io.coffer.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A limit: windows that must all have enough tokens.
 *
 * <p>Written as {@code 100/s burst 200, 3000/min}: each window says how many tokens flow in per second ({@code s}), minute
 * ({@code min}) or hour ({@code h}), and how many it holds at most ({@code burst}; as many as flow in if it doesn't say).
 */
public final class Policy {

    private static final Pattern WINDOW = Pattern.compile("([1-9][0-9]{0,8})/(s|min|h)(?: burst ([1-9][0-9]{0,8}))?");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    private final String name;
    private final List<Window> windows;
    private final BucketConfiguration configuration;

    private Policy(String name, List<Window> windows) {
        this.name = name;
        this.windows = List.copyOf(windows);
        var builder = BucketConfiguration.builder();
        for (Window window : windows) {
            builder.addLimit(Bandwidth.builder()
                    .capacity(window.quota())
                    .refillGreedy(window.refill(), window.period())
                    .build());
        }
        this.configuration = builder.build();
    }

    /**
     * Reads a policy.
     *
     * @param name lower-case letters, digits and hyphens, 30 at most
     * @throws IllegalArgumentException if it is written otherwise; the message says what is wrong
     */
    public static Policy of(String name, String text) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a limit: up to 30 letters a-z, digits and hyphens");
        }
        var windows = new ArrayList<Window>();
        var units = new HashSet<String>();
        var parts = text.split(",", -1);
        for (String part : parts) {
            var matcher = WINDOW.matcher(part.strip());
            if (!matcher.matches() || !units.add(matcher.group(2))) {
                throw new IllegalArgumentException("The limit " + name + " is \"" + text
                        + "\" and not written as \"100/s burst 200, 3000/min\", each of s, min and h at most once");
            }
            long refill = Long.parseLong(matcher.group(1));
            long quota = matcher.group(3) == null ? refill : Long.parseLong(matcher.group(3));
            var unit = Unit.of(matcher.group(2));
            windows.add(new Window(parts.length == 1 ? name : name + "-" + unit.word, quota, refill, unit.duration));
        }
        return new Policy(name, windows);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public String name() {
        return name;
    }

    public List<Window> windows() {
        return windows;
    }

    BucketConfiguration configuration() {
        return configuration;
    }

    /** The most that can ever be taken at once. */
    long smallestQuota() {
        long smallest = Long.MAX_VALUE;
        for (Window window : windows) {
            smallest = Math.min(smallest, window.quota());
        }
        return smallest;
    }

    /** As it could have been written, without spaces: buckets of a policy that was changed are other buckets. */
    @Override
    public String toString() {
        var text = new StringBuilder(name);
        for (Window window : windows) {
            text.append(':')
                    .append(window.refill())
                    .append('/')
                    .append(window.period().toSeconds());
            text.append('/').append(window.quota());
        }
        return text.toString();
    }

    private enum Unit {
        SECOND("s", Duration.ofSeconds(1)),
        MINUTE("min", Duration.ofMinutes(1)),
        HOUR("h", Duration.ofHours(1));

        private final String symbol;
        private final String word;
        private final Duration duration;

        Unit(String symbol, Duration duration) {
            this.symbol = symbol;
            this.word = name().toLowerCase(Locale.ROOT);
            this.duration = duration;
        }

        private static Unit of(String symbol) {
            for (Unit unit : values()) {
                if (unit.symbol.equals(symbol)) {
                    return unit;
                }
            }
            throw new IllegalArgumentException(symbol);
        }
    }
}

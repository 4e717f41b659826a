package io.coffer.identity.rest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user knows a device by: the program and the system that it says it is, and nothing that would tell one person's
 * device from another's.
 */
final class ClientName {

    private static final String UNKNOWN = "Unknown client";

    /** A word in {@code User-Agent} and what it means; of several the first one counts. */
    private record Sign(String word, String name) {}

    /** Those that pretend to be others come first. */
    private static final List<Sign> PROGRAMS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("Chrome/", "Chrome"),
            new Sign("CriOS/", "Chrome"),
            new Sign("Safari/", "Safari"),
            new Sign("curl/", "curl"),
            new Sign("Java", "Java"),
            new Sign("okhttp/", "Android app"),
            new Sign("CFNetwork/", "Apple app"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

    private ClientName() {}

    /** @param userAgent the header, if there was one */
    static String of(@Nullable String userAgent) {
        if (userAgent == null) {
            return UNKNOWN;
        }
        var program = find(PROGRAMS, userAgent);
        var system = find(SYSTEMS, userAgent);
        return program.map(name -> name + system.map(where -> " on " + where).orElse(""))
                .or(() -> system)
                .orElse(UNKNOWN);
    }

    private static Optional<String> find(List<Sign> signs, String userAgent) {
        return signs.stream()
                .filter(sign -> userAgent.contains(sign.word()))
                .map(Sign::name)
                .findFirst();
    }
}

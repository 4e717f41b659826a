package io.coffer.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as callers write them: in UTC, with a {@code Z}, from the years 2000 to 2099. */
public final class UtcText {

    public static final String EXAMPLE = "2026-11-01T00:00:00Z";

    private static final Pattern UTC = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private UtcText() {}

    /** The instant, to the microsecond; empty if the text names none. */
    public static Optional<Instant> parse(String text) {
        try {
            return UTC.matcher(text).matches()
                    ? Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (DateTimeException notInTheCalendar) {
            return Optional.empty();
        }
    }
}

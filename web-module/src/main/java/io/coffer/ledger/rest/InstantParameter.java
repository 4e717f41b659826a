package io.coffer.ledger.rest;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A query parameter that names an instant of the past. */
final class InstantParameter {

    static final String EXAMPLE = "2026-11-01T00:00:00Z";

    private static final Pattern UTC = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

    private InstantParameter() {}

    /**
     * The instant, to the microsecond; empty without the parameter.
     *
     * @return refused with {@code filter-invalid}
     */
    static Outcome<Optional<Instant>> read(String name, @Nullable String text, Clock clock) {
        if (text == null) {
            return Outcome.done(Optional.empty());
        }
        try {
            if (UTC.matcher(text).matches()) {
                var instant = Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
                if (!instant.isAfter(clock.instant())) {
                    return Outcome.done(Optional.of(instant));
                }
            }
        } catch (DateTimeException notInTheCalendar) {
            // Refused as any other text that is no instant.
        }
        return Outcome.refused(
                ProblemType.FILTER_INVALID,
                name + " must be an instant in UTC that is past, such as " + EXAMPLE + ".",
                Map.of("parameter", name));
    }
}

package io.coffer.ledger.rest;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.time.UtcText;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query parameter that names an instant of the past. */
final class InstantParameter {

    static final String EXAMPLE = UtcText.EXAMPLE;

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
        var instant = UtcText.parse(text).filter(when -> !when.isAfter(clock.instant()));
        return instant.isPresent()
                ? Outcome.done(instant)
                : Outcome.refused(
                        ProblemType.FILTER_INVALID,
                        name + " must be an instant in UTC that is past, such as " + EXAMPLE + ".",
                        Map.of("parameter", name));
    }
}

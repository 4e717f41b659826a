package io.coffer.wallet.rest;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.statement.StatementPeriod;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query parameters that name the days of a statement. */
final class DaysParameters {

    static final String FROM = "from";
    static final String TO = "to";
    static final String ZONE = "zone";

    private static final List<String> ALL = List.of(FROM, TO, ZONE);
    private static final String UTC = "UTC";

    /** Later than the year 2000, as everything here. */
    private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d");

    private DaysParameters() {}

    /**
     * The days.
     *
     * @param query all of it: nothing else may stand there, and nothing twice
     * @return refused with {@code filter-invalid}
     */
    static Outcome<StatementPeriod> read(MultivaluedMap<String, String> query) {
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            var name = parameter.getKey();
            if (!ALL.contains(name)) {
                return Outcome.refused(
                        ProblemType.FILTER_INVALID,
                        "A statement has no parameter of this name. It has " + String.join(", ", ALL) + ".");
            }
            if (parameter.getValue().size() != 1) {
                return refused(name, name + " must stand there once.");
            }
        }
        return read(query.getFirst(FROM), query.getFirst(TO), query.getFirst(ZONE));
    }

    private static Outcome<StatementPeriod> read(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return day(FROM, from)
                .then(first -> day(TO, to).then(last -> zone(zone).then(where -> period(first, last, where))));
    }

    private static Outcome<StatementPeriod> period(LocalDate first, LocalDate last, ZoneId zone) {
        return last.isBefore(first)
                ? refused(TO, "to must not be before from; both days belong to the statement.")
                : Outcome.done(new StatementPeriod(first, last, zone));
    }

    private static Outcome<LocalDate> day(String name, @Nullable String text) {
        try {
            if (text != null && DAY.matcher(text).matches()) {
                return Outcome.done(LocalDate.parse(text));
            }
        } catch (DateTimeException notInTheCalendar) {
            // Refused as any other text that is no day.
        }
        return refused(name, name + " must be a day, such as 2026-11-01.");
    }

    private static Outcome<ZoneId> zone(@Nullable String text) {
        var name = Objects.requireNonNullElse(text, UTC);
        return ZoneId.getAvailableZoneIds().contains(name)
                ? Outcome.done(ZoneId.of(name))
                : refused(ZONE, "zone must be a time zone as the IANA names it, such as Europe/Athens.");
    }

    private static <T> Outcome<T> refused(String parameter, String detail) {
        return Outcome.refused(ProblemType.FILTER_INVALID, detail, Map.of("parameter", parameter));
    }
}

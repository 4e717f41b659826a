package io.coffer.edge.page;

import io.coffer.page.CursorKey;
import io.coffer.page.Page;
import io.coffer.page.PageRequest;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads which page is asked for, and writes the cursor of the next one. */
@ApplicationScoped
public class Pages {

    private static final String PAGE_SIZE = "page_size";
    private static final String CURSOR = "cursor";

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 200;
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,2}");

    @Inject
    private CursorKey key;

    @Inject
    private Clock clock;

    /**
     * Reads the query of a list.
     *
     * @param known the filters of the list
     * @return refused with {@code page-size}, {@code cursor-invalid} or {@code filter-invalid}
     */
    public Outcome<PageQuery> read(PageParameters parameters, Filter... known) {
        var list = parameters.uri().getPath();
        var query = parameters.uri().getQueryParameters();
        var filters = Arrays.stream(known).collect(Collectors.toMap(Filter::name, Function.identity()));
        return onlyKnown(query, filters)
                .then(given -> size(parameters.pageSize())
                        .then(size -> parameters.cursor() == null
                                ? Outcome.done(new PageQuery(
                                        list, given, new PageRequest(size, clock.instant(), Optional.empty())))
                                : goOn(list, parameters.cursor(), given, filters, size)));
    }

    /** The {@code next_cursor} of a page; none after the last one. */
    public @Nullable String next(PageQuery query, Page<?> page) {
        return page.end()
                .map(position -> new Cursor(query.filters(), query.request().snapshot(), position)
                        .seal(key.bytes(), query.list()))
                .orElse(null);
    }

    private Outcome<PageQuery> goOn(
            String list, String text, Map<String, String> given, Map<String, Filter> known, int size) {
        var opened = Cursor.open(key.bytes(), list, text).filter(cursor -> areAllowed(cursor.filters(), known));
        if (opened.isEmpty()) {
            return Outcome.refused(
                    ProblemType.CURSOR_INVALID, "Send the next_cursor of this list as it is, or none to begin again.");
        }
        var cursor = opened.get();
        if (!given.isEmpty() && !given.equals(cursor.filters())) {
            return Outcome.refused(
                    ProblemType.CURSOR_INVALID,
                    "The cursor goes on with the filters that it was made with; leave them out, or begin again.");
        }
        return Outcome.done(new PageQuery(
                list, cursor.filters(), new PageRequest(size, cursor.snapshot(), Optional.of(cursor.after()))));
    }

    private static boolean areAllowed(Map<String, String> filters, Map<String, Filter> known) {
        return filters.entrySet().stream()
                .allMatch(set -> Optional.ofNullable(known.get(set.getKey()))
                        .filter(filter -> filter.allows(set.getValue()))
                        .isPresent());
    }

    private static Outcome<Integer> size(@Nullable String text) {
        if (text == null) {
            return Outcome.done(DEFAULT_SIZE);
        }
        int size = SIZE.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return size >= 1 && size <= MAX_SIZE
                ? Outcome.done(size)
                : Outcome.refused(
                        ProblemType.PAGE_SIZE, "page_size must be a whole number from 1 to " + MAX_SIZE + ".");
    }

    /** The filters that are set, if nothing else is. */
    private static Outcome<Map<String, String>> onlyKnown(
            MultivaluedMap<String, String> query, Map<String, Filter> filters) {
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            var name = parameter.getKey();
            var filter = filters.get(name);
            if (filter == null && !name.equals(PAGE_SIZE) && !name.equals(CURSOR)) {
                return refused(Optional.empty(), "This list has no parameter of this name. It has " + names(filters));
            }
            if (parameter.getValue().size() != 1) {
                return refused(Optional.of(name), name + " must stand there once");
            }
            if (filter != null && !filter.allows(query.getFirst(name))) {
                return refused(Optional.of(name), name + " " + filter.must());
            }
        }
        return Outcome.done(query.keySet().stream()
                .filter(filters::containsKey)
                .collect(Collectors.toMap(Function.identity(), name -> Objects.requireNonNull(query.getFirst(name)))));
    }

    private static String names(Map<String, Filter> filters) {
        var names = new TreeSet<>(filters.keySet());
        names.add(PAGE_SIZE);
        names.add(CURSOR);
        return String.join(", ", names);
    }

    private static Outcome<Map<String, String>> refused(Optional<String> parameter, String detail) {
        return Outcome.refused(
                ProblemType.FILTER_INVALID,
                detail + ".",
                parameter
                        .<Map<String, Object>>map(name -> Map.of("parameter", name))
                        .orElse(Map.of()));
    }
}

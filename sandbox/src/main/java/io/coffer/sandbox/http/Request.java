package io.coffer.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, read completely.
 *
 * @param variables the parts of the path that the route names
 * @param query the query's parameters; of a repeated one the last
 * @param headers the header fields, names in any case
 * @param body the body as UTF-8 text, empty if there is none
 */
public record Request(
        Map<String, String> variables, Map<String, String> query, Map<String, List<String>> headers, String body) {

    /** A part of the path. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /** A parameter of the query. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A whole number in the query, within limits. */
    public int parameter(String name, int defaultValue, int min, int max) {
        String text = query.get(name);
        if (text == null) {
            return defaultValue;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new RefusedException(400, "parameter-invalid", name + " must be a number from " + min + " to " + max);
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(field -> field.getKey() != null && field.getKey().equalsIgnoreCase(name))
                .flatMap(field -> field.getValue().stream())
                .findFirst();
    }

    /** The body as a value. */
    public <T> T json(Class<T> type) {
        return Json.read(body, type);
    }

    static Map<String, String> parseQuery(@Nullable String rawQuery) {
        Map<String, String> query = new HashMap<>();
        if (rawQuery == null) {
            return query;
        }
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            query.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "parameter-invalid", "the query is not correctly escaped");
        }
    }
}

package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the document.
 *
 * @param path such as {@code /api/v1/payments/{id}}
 * @param open whether it may be called without proof of who calls
 * @param bodies the media types that it takes
 * @param answers status (or {@code 4XX}, {@code default}), then what may come with it by media type; an empty map
 *     inside for an answer without a body
 */
public record Operation(
        String id,
        String method,
        String path,
        boolean open,
        List<Parameter> parameters,
        Map<String, Body> bodies,
        Map<String, Map<String, String>> answers) {

    /** A parameter of the path, the query or the headers. */
    public record Parameter(
            String name,
            String in,
            boolean required,
            JsonNode schema,
            @Nullable JsonNode example) {}

    /** A body of one media type. */
    public record Body(JsonNode schema, List<JsonNode> examples) {}

    /** What may come with this status: media type to the place of its schema; nothing if the status may not come. */
    public Optional<Map<String, String>> answer(int status) {
        for (String key : List.of(Integer.toString(status), status / 100 + "XX", status / 100 + "xx", "default")) {
            var found = answers.get(key);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    List<String> segments() {
        return Paths.segments(path);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}

package io.coffer.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON that others wrote where no request's body is read, and refuses what is not as expected. */
public final class StrictJson {

    private interface Reading<T> {
        @Nullable
        T read() throws JsonProcessingException;
    }

    private StrictJson() {}

    /** @return refused with {@code malformed-json} or {@code unknown-field} */
    public static <T> Outcome<T> read(String json, Class<T> type) {
        return outcome(() -> Json.mapper().readValue(json, type));
    }

    /** @return refused with {@code malformed-json} or {@code unknown-field} */
    public static <T> Outcome<T> read(JsonNode json, Class<T> type) {
        return outcome(() -> Json.mapper().treeToValue(json, type));
    }

    /** That a member must be there. */
    public static <T> Outcome<T> missing(String member) {
        return Outcome.refused(ProblemType.MISSING_FIELD, "\"" + member + "\" is missing.", Map.of("member", member));
    }

    /** That a member must be something else. */
    public static <T> Outcome<T> invalid(String member, String must) {
        return Outcome.refused(ProblemType.INVALID_FIELD, "\"" + member + "\" " + must + ".", Map.of("member", member));
    }

    private static <T> Outcome<T> outcome(Reading<T> reading) {
        try {
            var read = reading.read();
            return read == null
                    ? Outcome.refused(ProblemType.MALFORMED_JSON, "There is nothing in it.")
                    : Outcome.done(read);
        } catch (UnrecognizedPropertyException unknown) {
            return Outcome.refused(
                    ProblemType.UNKNOWN_FIELD,
                    "There is a member that is not known.",
                    Map.of("member", unknown.getPropertyName()));
        } catch (JsonProcessingException e) {
            return Outcome.refused(ProblemType.MALFORMED_JSON, "It is not the JSON that is expected.");
        }
    }
}

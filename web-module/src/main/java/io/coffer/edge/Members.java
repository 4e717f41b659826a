package io.coffer.edge;

import io.coffer.id.Ids;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks the members of a body, one after the other, and keeps the first refusal. */
public final class Members {

    private static final UUID NOBODY = new UUID(0, 0);

    private @Nullable Refused<?> refusal;

    /**
     * A text that must be there, not too long, printable, and without white space at its ends: the database would not
     * tell it from the same text without.
     */
    public String text(String name, @Nullable String value, int maxLength) {
        if (value == null) {
            refuse(ProblemType.MISSING_FIELD, name, "is missing");
            return "";
        }
        boolean good = !value.isBlank()
                && value.length() <= maxLength
                && value.equals(value.strip())
                && value.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(value);
        if (!good) {
            refuse(
                    ProblemType.INVALID_FIELD,
                    name,
                    "must have 1 to " + maxLength + " printable characters and no white space at its ends");
        }
        return value;
    }

    /** An id that must be there. */
    public UUID id(String name, @Nullable String value) {
        if (value == null) {
            refuse(ProblemType.MISSING_FIELD, name, "is missing");
            return NOBODY;
        }
        return Ids.parse(value).orElseGet(() -> {
            refuse(ProblemType.INVALID_FIELD, name, "must be a UUID");
            return NOBODY;
        });
    }

    /** What was read, if all of it was right. */
    public <T> Outcome<T> orRefused(T read) {
        return refusal == null ? Outcome.done(read) : refusal.as();
    }

    private void refuse(ProblemType type, String name, String what) {
        if (refusal == null) {
            refusal = (Refused<?>) Outcome.refused(type, "\"" + name + "\" " + what + ".", Map.of("member", name));
        }
    }
}

package io.coffer.id;

import java.util.Optional;
import java.util.regex.Pattern;

/** Goes with all that one request leads to: the answer, the log, the journal, tasks, events and remote calls. */
public final class CorrelationId {

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private CorrelationId() {}

    /** The one that the sender gave, or a new one if there is none that we take. */
    public static String of(Optional<String> given) {
        return given.filter(id -> ACCEPTABLE.matcher(id).matches())
                .orElseGet(() -> Ids.next().toString());
    }
}

package io.coffer.personal;

import java.util.Optional;
import java.util.UUID;

/** What one capability keeps of a person, for the export of all of it. A CDI bean. */
public interface PersonalRecord {

    /** The name of its member in the export, snake_case: {@code sessions}. No other record has it. */
    String name();

    /**
     * All that is kept of the person, opened, as records, maps and lists that become JSON; in the caller's transaction.
     *
     * @return empty if nothing is kept
     */
    Optional<Object> of(UUID person);
}

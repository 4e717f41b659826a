package io.coffer.personal;

import java.util.UUID;

/** Something should be sealed for a person whose keys were destroyed, or who was never enrolled. */
public class PersonErasedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PersonErasedException(UUID person) {
        super("no keys of person " + person);
    }
}

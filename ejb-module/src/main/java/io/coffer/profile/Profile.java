package io.coffer.profile;

import java.util.Optional;

/** What this installation is for. */
public enum Profile {
    /** Real money. */
    PRODUCTION,
    /** Development, demos and tests; its secrets are public. */
    SANDBOX;

    /** The setting. */
    static final String SETTING = "coffer.profile";

    /** Production for everything but the word {@code sandbox}. */
    static Profile of(Optional<String> value) {
        return value.filter("sandbox"::equals).isPresent() ? SANDBOX : PRODUCTION;
    }
}

package io.coffer.identity;

import io.coffer.personal.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What users are found by. */
@ApplicationScoped
class Addresses {

    private static final String PURPOSE = "user.email";

    @Inject
    private PersonalData personal;

    /** The blind index of an address: the same for all its spellings. */
    byte[] index(EmailAddress address) {
        return personal.blindIndex(PURPOSE, address.normalised());
    }
}

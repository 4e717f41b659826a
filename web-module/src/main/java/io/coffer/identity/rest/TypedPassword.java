package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.identity.password.Password;
import org.jspecify.annotations.Nullable;

/** Reads passwords. Whether a new one is good enough is not asked here, only whether it is of a size to look at. */
final class TypedPassword {

    /** UTF-16 units: 128 characters of any alphabet, decomposed. */
    private static final int MAX = 512;

    private TypedPassword() {}

    static Password read(Members members, String name, @Nullable String value) {
        return Password.of(members.secret(name, value, 1, MAX));
    }
}

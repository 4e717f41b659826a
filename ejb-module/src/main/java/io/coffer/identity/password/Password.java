package io.coffer.identity.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** A password as somebody typed it, in one form (rule 2). */
public final class Password {

    private final String normalised;

    private Password(String normalised) {
        this.normalised = normalised;
    }

    public static Password of(String typed) {
        return new Password(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    String text() {
        return normalised;
    }

    byte[] bytes() {
        return normalised.getBytes(StandardCharsets.UTF_8);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Password";
    }
}

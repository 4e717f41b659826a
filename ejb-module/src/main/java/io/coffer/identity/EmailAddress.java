package io.coffer.identity;

import java.util.Locale;

/** An e-mail address as it was written. Two that differ only in case are the same: no mail provider tells them apart. */
public record EmailAddress(String text) {

    /** The one form that all spellings have. */
    String normalised() {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What stands before the {@code @}. */
    String localPart() {
        return text.substring(0, text.lastIndexOf('@'));
    }

    /** Never shows the address. */
    @Override
    public String toString() {
        return "EmailAddress";
    }
}

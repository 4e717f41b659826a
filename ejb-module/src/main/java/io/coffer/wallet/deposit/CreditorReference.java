package io.coffer.wallet.deposit;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A structured creditor reference as in ISO 11649: RF, two check digits, and a code of up to 21 letters and digits. */
final class CreditorReference {

    private static final String PREFIX = "RF";
    private static final Pattern FORM = Pattern.compile("RF[0-9]{2}[0-9A-Z]{1,21}");
    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final int HEAD = 4;
    private static final int GROUP = 4;
    private static final int MODULUS = 97;

    private CreditorReference() {}

    /** The reference with a code, as machines write it. */
    static String of(String code) {
        int check = MODULUS + 1 - remainder(code + PREFIX + "00");
        return PREFIX + (check < 10 ? "0" : "") + check + code;
    }

    /** In groups of four, as people read it. */
    static String printed(String reference) {
        return reference.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /** The code of a reference, however it was spaced; empty if it is none, or was mistyped. */
    static Optional<String> code(String text) {
        var compact = SPACES.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        return FORM.matcher(compact).matches() && remainder(compact.substring(HEAD) + compact.substring(0, HEAD)) == 1
                ? Optional.of(compact.substring(HEAD))
                : Optional.empty();
    }

    /** Of the number that it is with 10 for A to 35 for Z (ISO 7064, modulus 97-10). */
    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), Character.MAX_RADIX);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return remainder;
    }
}

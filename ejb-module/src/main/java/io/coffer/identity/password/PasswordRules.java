package io.coffer.identity.password;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether a password is good enough to be chosen (rule 1). */
public final class PasswordRules {

    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;

    private static final int MIN_DIFFERENT = 5;

    /** Shorter parts of an address stand in many good passwords by chance. */
    private static final int MIN_PART = 4;

    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * Checks a new password.
     *
     * @param localPart what stands before the {@code @} in its owner's address
     * @return the password, or {@code weak-password} with what it lacks
     */
    public static Outcome<Password> check(Password password, String localPart) {
        var text = password.text();
        int length = text.codePointCount(0, text.length());
        var lower = text.toLowerCase(Locale.ROOT);
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return weak("It must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.");
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return weak("It must not have control characters.");
        }
        if (lower.codePoints().distinct().count() < MIN_DIFFERENT) {
            return weak("It must have at least " + MIN_DIFFERENT + " different characters.");
        }
        if (COMMON.contains(lower)) {
            return weak("It is one of the passwords that are tried first.");
        }
        if (localPart.length() >= MIN_PART && lower.contains(localPart.toLowerCase(Locale.ROOT))) {
            return weak("It must not contain the name in your address.");
        }
        return Outcome.done(password);
    }

    private static Outcome<Password> weak(String why) {
        return Outcome.refused(ProblemType.WEAK_PASSWORD, why);
    }

    private static Set<String> common() {
        var in = Objects.requireNonNull(
                PasswordRules.class.getResourceAsStream("/identity/common-passwords.txt"), "the list of passwords");
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

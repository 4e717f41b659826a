package io.coffer.edge;

import io.coffer.id.Ids;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the members of a body, one after the other, and keeps the first refusal. What is wrong is replaced by something
 * harmless, so that the body can be read to its end; {@link #orRefused} keeps it from being used.
 */
public final class Members {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MAX_EMAIL = 254;
    private static final int MAX_LOCAL_PART = 64;

    /** An address as mail servers agree on it: RFC 5321 without quoted local parts and address literals, in ASCII. */
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++"
            + "(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+"
            + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)++[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private @Nullable Refused<?> refusal;

    /** How an element of a list is read: with the methods of {@link Members}, under the name that it is given. */
    public interface Element<T, R> {
        R read(String name, @Nullable T value);
    }

    /**
     * A text that must be there, not too long, visible, and without white space at its ends: neither the database nor a
     * person would tell it from the same text without.
     */
    public String text(String name, @Nullable String value, int maxLength) {
        if (value == null) {
            missing(name);
            return "";
        }
        if (value.isEmpty() || value.length() > maxLength || !isVisible(value)) {
            invalid(name, "must have 1 to " + maxLength + " visible characters and no white space at its ends");
        }
        return value;
    }

    /** A text as {@link #text}, or none. */
    public Optional<String> optionalText(String name, @Nullable String value, int maxLength) {
        return value == null ? Optional.empty() : Optional.of(text(name, value, maxLength));
    }

    /** A text that somebody must be able to type and nobody reads: a password. White space counts. */
    public String secret(String name, @Nullable String value, int minLength, int maxLength) {
        if (value == null) {
            missing(name);
            return "";
        }
        if (value.length() < minLength
                || value.length() > maxLength
                || value.chars().anyMatch(Character::isISOControl)
                || !isEncodable(value)) {
            invalid(
                    name,
                    "must have " + minLength + " to " + maxLength + " characters, none of them a control character");
        }
        return value;
    }

    /** An e-mail address that must be there, as it was written. */
    public String email(String name, @Nullable String value) {
        if (value == null) {
            missing(name);
            return "";
        }
        if (value.length() > MAX_EMAIL
                || value.indexOf('@') > MAX_LOCAL_PART
                || !EMAIL.matcher(value).matches()) {
            invalid(name, "must be an e-mail address of at most " + MAX_EMAIL + " characters");
        }
        return value;
    }

    /** An id that must be there. */
    public UUID id(String name, @Nullable String value) {
        if (value == null) {
            missing(name);
            return NOBODY;
        }
        return Ids.parse(value).orElseGet(() -> {
            invalid(name, "must be a UUID");
            return NOBODY;
        });
    }

    /** A date that must be there, in the calendar of ISO 8601: {@code 2026-02-28}. */
    public LocalDate date(String name, @Nullable String value) {
        if (value == null) {
            missing(name);
            return LocalDate.EPOCH;
        }
        try {
            if (DATE.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeException notInTheCalendar) {
            // Refused as any other text that is no date.
        }
        invalid(name, "must be a date such as 2026-02-28");
        return LocalDate.EPOCH;
    }

    /** A number that must be there and lie between two others, both included. */
    public int number(String name, @Nullable Integer value, int min, int max) {
        if (value == null) {
            missing(name);
            return min;
        }
        if (value < min || value > max) {
            invalid(name, "must be a number from " + min + " to " + max);
        }
        return value;
    }

    /** A yes or no that must be there. */
    public boolean flag(String name, @Nullable Boolean value) {
        if (value == null) {
            missing(name);
            return false;
        }
        return value;
    }

    /** One of an enum's names, exactly as the enum spells them; it must be there. */
    public <E extends Enum<E>> E choice(String name, @Nullable String value, Class<E> of) {
        var constants = of.getEnumConstants();
        if (value == null) {
            missing(name);
            return constants[0];
        }
        for (E constant : constants) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        invalid(
                name,
                "must be one of "
                        + String.join(
                                ", ", Arrays.stream(constants).map(Enum::name).toList()));
        return constants[0];
    }

    /** One of some words; it must be there. */
    public String choice(String name, @Nullable String value, List<String> allowed) {
        if (value == null) {
            missing(name);
        } else if (allowed.contains(value)) {
            return value;
        } else {
            invalid(name, "must be one of " + String.join(", ", allowed));
        }
        return allowed.get(0);
    }

    /**
     * A list that must be there, with each element read in turn under the name {@code name[0]}, {@code name[1]} and so on.
     */
    public <T, R> List<R> list(
            String name, @Nullable List<@Nullable T> values, int minSize, int maxSize, Element<T, R> element) {
        if (values == null) {
            missing(name);
            return List.of();
        }
        if (values.size() < minSize || values.size() > maxSize) {
            invalid(name, "must have " + minSize + " to " + maxSize + " elements");
            return List.of();
        }
        var read = new ArrayList<R>(values.size());
        for (int i = 0; i < values.size(); i++) {
            read.add(element.read(name + "[" + i + "]", values.get(i)));
        }
        return List.copyOf(read);
    }

    /** Refuses a member for a reason of its own; {@code must} goes on after its name: "must not lie in the future". */
    public void check(boolean good, String name, String must) {
        if (!good) {
            invalid(name, must);
        }
    }

    /** What was read, if all of it was right. */
    public <T> Outcome<T> orRefused(T read) {
        return refusal == null ? Outcome.done(read) : refusal.as();
    }

    /**
     * Whether a person can see all of a text and nothing else: no control, no formatting characters that hide or reorder
     * what stands beside them, no code points that mean nothing, no space but the plain one, and that not at an end.
     */
    private static boolean isVisible(String text) {
        return isEncodable(text)
                && text.codePoints().allMatch(Members::isVisible)
                && text.charAt(0) != ' '
                && text.charAt(text.length() - 1) != ' ';
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> !isBlankLetter(codePoint);
        };
    }

    /** What Unicode calls a letter, a mark or a symbol and every font shows as nothing. */
    private static boolean isBlankLetter(int codePoint) {
        return codePoint == 0x034F // combining grapheme joiner
                || codePoint == 0x115F // Hangul fillers
                || codePoint == 0x1160
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint == 0x17B4 // Khmer inherent vowels
                || codePoint == 0x17B5
                || codePoint == 0x2800 // Braille pattern without dots
                || (codePoint >= 0x180B && codePoint <= 0x180F) // Mongolian variation selectors
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F) // variation selectors
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private void missing(String name) {
        refuse(ProblemType.MISSING_FIELD, name, "is missing");
    }

    private void invalid(String name, String what) {
        refuse(ProblemType.INVALID_FIELD, name, what);
    }

    private void refuse(ProblemType type, String name, String what) {
        if (refusal == null) {
            refusal = (Refused<?>) Outcome.refused(type, "\"" + name + "\" " + what + ".", Map.of("member", name));
        }
    }
}

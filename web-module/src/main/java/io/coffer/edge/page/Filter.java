package io.coffer.edge.page;

import io.coffer.id.Ids;
import io.coffer.time.UtcText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A query parameter that a list understands, and what may stand in it. */
public final class Filter {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:/-]{1,120}");
    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9]\\d{0,19})(\\.\\d{1,18})?");
    private static final int MAX_TEXT = 254;

    private final String name;
    private final String must;
    private final Predicate<String> allowed;

    private Filter(String name, String must, Predicate<String> allowed) {
        this.name = name;
        this.must = must;
        this.allowed = allowed;
    }

    /** An id. */
    public static Filter id(String name) {
        return new Filter(name, "must be a UUID", text -> Ids.parse(text).isPresent());
    }

    /** A name of ours, such as {@code account.frozen}; safe to compare with columns in ASCII. */
    public static Filter code(String name) {
        return new Filter(
                name,
                "must have 1 to 64 letters, digits and . _ : -",
                text -> CODE.matcher(text).matches());
    }

    /** The reference of a business fact; safe to compare with columns in ASCII. */
    public static Filter reference(String name) {
        return new Filter(
                name,
                "must have 1 to 120 letters, digits and . _ : / -",
                text -> REFERENCE.matcher(text).matches());
    }

    /** An instant in UTC. */
    public static Filter instant(String name) {
        return new Filter(
                name,
                "must be an instant in UTC, such as " + UtcText.EXAMPLE,
                text -> UtcText.parse(text).isPresent());
    }

    /** An amount without a sign, of whatever asset. */
    public static Filter amount(String name) {
        return new Filter(
                name,
                "must be a plain decimal without a sign, such as 12.50, with at most 20 digits before the point and 18"
                        + " after it",
                text -> AMOUNT.matcher(text).matches());
    }

    /** A word that somebody wrote, such as a name or an e-mail address. */
    public static Filter text(String name) {
        return new Filter(
                name,
                "must have 1 to " + MAX_TEXT + " characters, none of them a control character",
                text -> !text.isBlank()
                        && text.length() <= MAX_TEXT
                        && text.chars().noneMatch(Character::isISOControl)
                        && StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    /** One of the constants of an enum, by name. */
    public static <E extends Enum<E>> Filter oneOf(String name, Class<E> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return new Filter(name, "must be one of " + String.join(", ", names), names::contains);
    }

    String name() {
        return name;
    }

    String must() {
        return must;
    }

    boolean allows(String value) {
        return allowed.test(value);
    }
}

package io.coffer.edge;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax of {@code Content-Type} and {@code Accept} (RFC 9110, sections 8.3.1 and 12.5.1). */
final class MediaTypes {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String PARAMETER =
            "[ \\t]*+;[ \\t]*+(?:" + TOKEN + "=(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\"))?+";
    private static final Pattern TYPE = Pattern.compile(TOKEN + "/" + TOKEN + "(?:" + PARAMETER + ")*+[ \\t]*+");
    private static final Pattern CHARSET =
            Pattern.compile(";[ \\t]*+charset=(?:(" + TOKEN + ")|\"([^\"\\\\]*+)\")", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEIGHT = Pattern.compile(";[ \\t]*+q=([^;,\\s]*+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEIGHT_VALUE = Pattern.compile("0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?");
    private static final int MAX_RANGES = 50;

    private MediaTypes() {}

    static boolean isContentType(String field) {
        return TYPE.matcher(field.strip()).matches();
    }

    /** The charset that a content type names, in lower case. */
    static Optional<String> charset(String contentType) {
        var matcher = CHARSET.matcher(contentType);
        return matcher.find()
                ? Optional.of(Objects.requireNonNull(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                        .toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    static boolean isAccept(String field) {
        var ranges = field.split(",", MAX_RANGES + 1);
        if (ranges.length > MAX_RANGES) {
            return false;
        }
        for (String range : ranges) {
            if (!range.isBlank() && !isRange(range)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRange(String range) {
        var plain = range.strip();
        if (!isContentType(plain) || (plain.startsWith("*/") && !plain.startsWith("*/*"))) {
            return false;
        }
        var weight = WEIGHT.matcher(range);
        return !weight.find()
                || WEIGHT_VALUE.matcher(Objects.requireNonNull(weight.group(1))).matches();
    }
}

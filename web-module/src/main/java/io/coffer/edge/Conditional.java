package io.coffer.edge;

import io.coffer.problem.ExpectedVersion;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditional requests (RFC 9110, section 13). A resource tags what it answers; {@link Caching} then answers
 * {@code If-None-Match}. Before it changes something that others change too, it reads {@code If-Match} with
 * {@link #expected} and hands the result to the service, which compares under its lock.
 */
public final class Conditional {

    public static final String IF_MATCH = "If-Match";

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7E]*)\"");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})(-[0-9a-f]{1,8})?");
    private static final int MAX_TAGS = 20;

    private Conditional() {}

    /** The tag of what has this version and looks the same as long as it has it. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * The tag of what has this version and shows other things beside it. Who changes it is asked for the version only:
     * {@link #expected} leaves out the rest.
     */
    public static EntityTag tag(long version, Object... others) {
        return new EntityTag(version + "-" + Integer.toHexString(Arrays.deepHashCode(others)));
    }

    /** A weak tag of what has no version of its own: of all that makes its answer look as it does. */
    public static EntityTag tagOf(Object... parts) {
        return new EntityTag(Integer.toHexString(Arrays.deepHashCode(parts)), true);
    }

    /**
     * The version that a change is meant for. A weak tag will do as well as a strong one: a proxy that compresses weakens
     * tags, and what is compared here are versions, not bytes.
     *
     * @param ifMatch the header; without it nothing may be changed
     */
    public static Outcome<ExpectedVersion> expected(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Outcome.refused(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Send the ETag of what you read as If-Match, or * to change it whatever it is now.");
        }
        if (ifMatch.strip().equals(ANY)) {
            return Outcome.done(ExpectedVersion.ANY);
        }
        var tags = tags(ifMatch);
        if (tags.isEmpty()) {
            return Outcome.refused(
                    ProblemType.INVALID_REQUEST, "If-Match must be an ETag in quotation marks, such as \"3\", or *.");
        }
        var versions = new HashSet<Long>();
        for (String tag : tags) {
            var version = VERSION.matcher(tag);
            // What is no version of ours is a tag all the same: one that nothing has.
            versions.add(version.matches() ? Long.parseLong(Objects.requireNonNull(version.group(1))) : -1);
        }
        return Outcome.done(new ExpectedVersion(versions));
    }

    /** Whether the client has already what has this tag; compared weakly, as is right for If-None-Match. */
    static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && (ifNoneMatch.strip().equals(ANY) || tags(ifNoneMatch).contains(tag));
    }

    /** The tags in a header, without their quotation marks; none if it is malformed or has too many. */
    private static Set<String> tags(String header) {
        var parts = header.split(",", MAX_TAGS + 1);
        if (parts.length > MAX_TAGS) {
            return Set.of();
        }
        var tags = new HashSet<String>();
        for (String part : parts) {
            var matcher = TAG.matcher(part.strip());
            if (!matcher.matches()) {
                return Set.of();
            }
            tags.add(Objects.requireNonNull(matcher.group(1)));
        }
        return tags;
    }
}

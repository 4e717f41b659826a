package io.coffer.fx;

import java.util.regex.Pattern;

/**
 * Two assets, one counted in the other.
 *
 * @param base code of the asset of which there is one unit
 * @param counter code of the asset that it is counted in
 */
public record Pair(String base, String counter) {

    private static final Pattern WRITTEN = Pattern.compile("[A-Z0-9.]{1,12}/[A-Z0-9.]{1,12}");

    /**
     * Reads a pair as traders write it: {@code EUR/USD}.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    public static Pair of(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException("a pair is written as EUR/USD, not \"" + written + "\"");
        }
        int slash = written.indexOf('/');
        return new Pair(written.substring(0, slash), written.substring(slash + 1));
    }

    public Pair inverse() {
        return new Pair(counter, base);
    }

    @Override
    public String toString() {
        return base + "/" + counter;
    }
}

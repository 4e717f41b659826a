package io.coffer.acceptance.prove;

import java.util.Locale;

/**
 * The moment that a fault waits for.
 *
 * @param passes whether the other side hears of it all the same; if not, who would have told it is killed just before
 */
public record Aim(Point point, boolean passes) {

    @Override
    public String toString() {
        return (passes ? "when the " : "before the ")
                + point.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

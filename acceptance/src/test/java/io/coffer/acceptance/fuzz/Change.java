package io.coffer.acceptance.fuzz;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One way to make a request wrong.
 *
 * @param stage changes are made in the order of their stages
 * @param fits whether it can be made to this request
 */
record Change(Stage stage, Predicate<Draft> fits, Consumer<Draft> make) {

    /** What a change works on. */
    enum Stage {
        WHO,
        WHERE,
        HEADERS,
        TREE,
        TEXT,
        WIRE
    }

    static Change of(Stage stage, Consumer<Draft> make) {
        return new Change(stage, draft -> true, make);
    }

    static Change of(Stage stage, Predicate<Draft> fits, Consumer<Draft> make) {
        return new Change(stage, fits, make);
    }
}

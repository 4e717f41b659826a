package io.coffer.acceptance.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with what it was meant to be.
 *
 * @param number its place in the run; with the seed it says everything
 * @param changes what was made wrong about it, by name; empty for a right one
 * @param request what is sent
 * @param twin the same request for something that there is not, if this one is for something of somebody else: both
 *     must be answered the same
 */
record Attempt(
        int number,
        Operation operation,
        Caller caller,
        Aim aim,
        List<String> changes,
        Request request,
        @Nullable Twin twin) {

    /**
     * The same for nothing.
     *
     * @param theirs the id of somebody else's object in the first request
     * @param nobodys the id of no object in the second one
     */
    record Twin(Request request, String theirs, String nobodys) {}

    Attempt {
        changes = List.copyOf(changes);
    }

    boolean isRight() {
        return changes.isEmpty();
    }
}

package io.coffer.fx;

import java.util.List;

/** Who knows what assets are worth. */
public interface RateSource {

    /**
     * What it says now: only what is well-formed, in its own directions, believed by nobody yet. Takes a while; never called
     * for a request.
     *
     * @throws RuntimeException if it does not answer, or with nonsense
     */
    List<MidRate> rates();
}

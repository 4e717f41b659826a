package io.coffer.kyc.review;

import java.math.BigDecimal;
import java.util.List;

/** What is known after asking the sanctions screening. */
public sealed interface ScreeningOutcome {

    /** On no list. */
    record Clear(String screeningId) implements ScreeningOutcome {}

    /** On a list, or somebody alike is. */
    record Hit(String screeningId, List<Match> matches) implements ScreeningOutcome {}

    /** No answer, or one that makes no sense. */
    record Unknown(String reason) implements ScreeningOutcome {}

    /**
     * Somebody on a list.
     *
     * @param score how alike, from 0 to 1
     */
    record Match(String list, String name, BigDecimal score) {}
}

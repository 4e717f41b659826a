package io.coffer.kyc.document;

import io.coffer.problem.ProblemType;
import java.util.Optional;

/** What is wrong with a document's content. */
record Flaw(ProblemType type, String detail) {

    /** More than any camera and any scanner makes of a page. */
    private static final long MAX_PIXELS = 64_000_000;

    /** It is not a whole file of its format. */
    static Optional<Flaw> broken(String detail) {
        return Optional.of(new Flaw(ProblemType.DOCUMENT_TYPE, detail));
    }

    /** It is, but whoever opened it could regret it. */
    static Optional<Flaw> unsafe(String detail) {
        return Optional.of(new Flaw(ProblemType.DOCUMENT_UNSAFE, detail));
    }

    /** Whether an image of this size can be shown without taking all memory. */
    static Optional<Flaw> ofSize(long width, long height) {
        if (width <= 0 || height <= 0) {
            return broken("The image has no size.");
        }
        return width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS
                ? unsafe("The image has more than " + MAX_PIXELS + " pixels.")
                : Optional.empty();
    }
}

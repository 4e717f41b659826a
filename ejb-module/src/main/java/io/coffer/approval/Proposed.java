package io.coffer.approval;

/**
 * What became of a request to propose something.
 *
 * @param approval as it is now
 * @param replayed whether it was proposed before under the same key, and not again
 */
public record Proposed(Approval approval, boolean replayed) {}

package io.coffer.kyc.review;

import io.coffer.approval.Approval;
import java.util.Optional;

/**
 * What became of a reviewer's decision.
 *
 * @param proposal what a second person has to approve before anything changes; empty if it is done
 */
public record Decided(Submission submission, Optional<Approval> proposal) {}

/**
 * From a customer's submission to a level: screened, reviewed, decided.
 *
 * <ol>
 * <li>A submission moves only along the transitions of {@link io.coffer.kyc.review.SubmissionState}; each is a row of its
 * history.
 * <li>A customer has one open submission at most.
 * <li>Every submission is screened for sanctions under one name, ours, however often it is asked. Without an answer that
 * makes sense it waits.
 * <li>A match takes two persons to be let pass: one who proposes it, another who approves. Who rejects decides alone.
 * <li>Nobody decides on herself. Of two who decide at once, one wins; the other is told.
 * <li>What screening matched and what a reviewer wrote is sealed. That there was a match is never told to the customer.
 * </ol>
 */
@NullMarked
package io.coffer.kyc.review;

import org.jspecify.annotations.NullMarked;

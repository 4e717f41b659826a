/**
 * Knowing the customer: who she is, how that was made sure, and what she may do for that reason.
 *
 * <pre>
 * kyc            levels, personal details, verifications and how they expire
 * kyc.limit      what each level may move, and what of it is used up: called by whatever moves a customer's money
 * kyc.document   uploads: checked, sealed, scanned
 * kyc.review     submissions: screened, reviewed, approved or rejected
 * kyc.provider   the adapters of the scanner and of the sanctions screening
 * </pre>
 *
 * <ol>
 * <li>A customer is at the highest {@link io.coffer.kyc.Level} for which she has a verification that is in force, and for all
 * lower ones, too. That is computed from the clock whenever it is asked: a verification that expires lapses at that instant,
 * whether or not any job runs.
 * <li>An override sets another level until its end, up or down. It takes two persons.
 * <li>A lapse stops new money movement, never what is in flight: only who accepts a movement asks for the level.
 * <li>What was submitted is never changed: other details are another row, another document is another document.
 * <li>What the scanner or the screening says is never guessed. Without an answer that makes sense they are asked again.
 * <li>Whoever changes what is kept of a customer here locks her dossier first. Dossiers are locked in the order of their
 * ids, after accounts, then the rows that are written, and only then the keys of personal data, by sealing.
 * <li>Details, documents, matches of the screening and words of reviewers are sealed with the customer's own keys.
 * <li>Each look at what was opened for a member of staff is an audit record.
 * </ol>
 *
 * <p>What each level needs and allows, with the limits, is in {@code docs/kyc.md}. Out of scope: asking the screening again
 * by itself while a verification is in force.
 */
@NullMarked
package io.coffer.kyc;

import org.jspecify.annotations.NullMarked;

package io.coffer.approval;

import io.coffer.audit.Subject;
import io.coffer.crypto.Digests;

/**
 * What somebody wants done.
 *
 * @param kind of the {@link ApprovableAction} that does it
 * @param payload what the action needs to know besides the subject: a JSON object; no personal data, no secret
 * @param reason why, in the proposer's words: 1 to 500 characters
 */
public record Proposal(String kind, Subject subject, String payload, String reason) {

    public static final int MAX_REASON = 500;

    /** The same for the same proposal; what comes last may have lines of its own. */
    byte[] fingerprint() {
        return Digests.sha256(
                String.join("\n", "proposal", kind, subject.type(), subject.id().toString(), payload, reason));
    }

    /** A proposal whose action needs nothing but its subject. */
    public static Proposal of(String kind, Subject subject, String reason) {
        return new Proposal(kind, subject, "{}", reason);
    }
}

/**
 * Who may do what.
 *
 * <ol>
 * <li>A channel (client application) proves itself with an API key, on each request or once for a JSON Web Token that is
 * good for ten minutes. Of a key only the SHA-256 is kept: it is 128 bits of chance or more, those made here 256, so that
 * nothing slower is needed.
 * <li>Which keys are good and which channels are let in is remembered for five seconds at most ({@link
 * io.coffer.identity.KeyRing}, {@link io.coffer.identity.LiveChannels}): a busy channel costs no query each time, and what
 * was revoked on another server ends soon.
 * <li>The answer never tells whether a key was unknown, revoked or of a disabled channel.
 * <li>There are no users and channels but those in the database, and no migration of the product puts any there.
 * <li>A user is a customer or a member of staff. Of secrets that we make for users (refresh, mailed and device tokens,
 * recovery codes) only hashes are kept; passwords as {@link io.coffer.identity.password} says; addresses and the secrets
 * of authenticator apps sealed.
 * <li>Nobody learns here whether an address has an account. Who registers or asks for a new password is answered before
 * anybody looks: the wish is written down and a worker ({@link io.coffer.identity.AddressRequests}) does the rest. Only
 * the mailbox is told. The password of a registration takes effect with the token that was mailed for that registration,
 * so that who registers somebody else's address gains nothing when its owner verifies it later.
 * <li>Signing in with an unknown address, a wrong password, an unverified, disabled or locked account is answered alike,
 * after the same work: one comparison of a slow hash, one count, one audit record.
 * <li>Failures are counted per address in the database, known or not. The first ones cost nothing, then the door is shut
 * for seconds, doubled each time, for a quarter of an hour at most; failures while it is shut don't count. What is counted
 * at an address does not concern devices that its user came in from before: they show a token and have a count of their
 * own. Whoever reads the mailbox gets such a token with a new password, so nobody can be locked out by others for long.
 * <li>A session is one device. It has one refresh token at a time, which is good once, for the next one. One that comes for
 * the second time ends the session, at once and without a time of grace: that somebody lost an answer can't be told from
 * that somebody stole a token.
 * <li>A session ends by signing out, by being revoked, when the password or the roles change, when it was not used for
 * long, and for good after a while.
 * <li>Access tokens name their session. When it ends they open nothing any more, on every server, within
 * {@code coffer.identity.session.check.seconds}.
 * <li>A second factor is asked for after the password was right, and not before. A code works once; failures count as those
 * of passwords do.
 * <li>Administrators can't take their own access away, and never the last one's. Whose roles or status change is signed
 * out everywhere.
 * <li>Customers are shut out and let in again by two people ({@link io.coffer.identity.CustomerDisabling}, {@link
 * io.coffer.identity.CustomerEnabling}).
 * <li>Nothing is kept for ever that is of no more use ({@link io.coffer.identity.Leftovers}): tokens, sessions, counts,
 * devices, and registrations whose address was never proved.
 * <li>What is done here is recorded in the audit trail, by ids.
 * </ol>
 *
 * <p>Out of scope: users of an outside identity provider have roles in their tokens and nothing here. Customers have no
 * channel, so there are no events of theirs for webhooks.
 */
@NullMarked
package io.coffer.identity;

import org.jspecify.annotations.NullMarked;

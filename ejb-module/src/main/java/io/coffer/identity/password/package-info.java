/**
 * Passwords: which are good enough, and how they are kept.
 *
 * <ol>
 * <li>A password has 12 to 128 characters (code points), any that Unicode knows but control characters. There are no
 * rules of composition (NIST SP 800-63B): length counts, and not being among the first that an attacker tries.
 * <li>It is brought into one form (NFKC) before it is checked, hashed or compared: the same key presses on two devices are
 * the same password.
 * <li>It is kept as a hash of Argon2id with a salt of its own, in the form that other tools read ({@code $argon2id$…}).
 * The cost is configured; a hash of another cost is replaced when its owner signs in.
 * <li>Hashing takes processor and memory on purpose. So many may be under way at once and no more; who finds no place in
 * time is refused with 503, before anything was looked up that he could learn from.
 * <li>Comparing with nothing costs the same as comparing with a hash: a dummy is compared instead.
 * </ol>
 */
@NullMarked
package io.coffer.identity.password;

import org.jspecify.annotations.NullMarked;

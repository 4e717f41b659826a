/**
 * The places where the master key may be kept, behind {@link io.coffer.personal.MasterKey}.
 *
 * <ol>
 * <li>Each says which version of the master key wrapped, and unwraps with all versions that it still has.
 * <li>Each binds what it wraps to the context: as associated data, or as the encryption context of KMS.
 * <li>Every call has a time-out. None is made inside of a transaction, and none is repeated here: who asks in the
 * background asks again.
 * <li>No key and no secret is in a message, a log or an exception; secrets come from the environment or from files.
 * </ol>
 */
@NullMarked
package io.coffer.personal.provider;

import org.jspecify.annotations.NullMarked;

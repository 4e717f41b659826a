/**
 * Personal data: sealed field by field, found by blind indexes, exported and erased.
 *
 * <pre>
 * master key            in a key store, Vault or AWS KMS: {@link io.coffer.personal.MasterKey}
 *   └ wrapping key      in the database, wrapped; unwrapped in the memory of each server: {@link io.coffer.personal.WrappingKeys}
 *       ├ keys of a person   in the database, wrapped, read each time they are used: {@link io.coffer.personal.PersonalData}
 *       │   └ sealed columns of all capabilities
 *       └ key of the blind indexes
 * </pre>
 *
 * <ol>
 * <li>What is personal is kept sealed with the person's own keys (AES-256-GCM), bound to its {@link
 * io.coffer.personal.Place}. What must be found by its value has a blind index beside it.
 * <li>The master key is asked in the background only, for wrapping keys: when a server starts, and in a rotation. So no
 * request and no transaction ever waits for it, and when it is away only new servers do. A wrapping key rests before it is
 * used until each server has it; a server that lacks it all the same refuses ({@link
 * io.coffer.personal.KeysUnavailableException}, 503) and is not ready.
 * <li>A person's keys are kept in no memory: they are read and unwrapped whenever something is sealed or opened. So an
 * erasure holds on all servers from its commit on, and unwrapping costs microseconds.
 * <li>Who seals holds the person's key row in share mode until the commit. So once a new primary key is committed, nothing
 * is sealed with the older ones any more.
 * <li>Rows before keys: who locks both takes the person's rows first, the key row last.
 * <li>Erasing a person destroys the keys. What they sealed is unreadable from then on, here and in every copy of the
 * database made later. The books name accounts, not persons, and stay whole.
 * <li>Nothing personal is in logs, metrics, traces, messages, events, audit records or problems: ids only.
 * </ol>
 *
 * <p>Out of scope: what backups hold. A backup from before an erasure still has the wrapped keys; see
 * {@code docs/personal-data.md}.
 */
@NullMarked
package io.coffer.personal;

import org.jspecify.annotations.NullMarked;

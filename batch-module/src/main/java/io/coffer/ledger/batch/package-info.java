/**
 * The artifacts of {@code ledger-replay} and {@code ledger-invariants}: they read ids, those of accounts in partitions, and have
 * them looked at by {@link io.coffer.ledger.replay.Replay} and {@link io.coffer.ledger.replay.Invariants}.
 */
@NullMarked
package io.coffer.ledger.batch;

import org.jspecify.annotations.NullMarked;

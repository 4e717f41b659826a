/**
 * The artifacts of {@code withdrawal-janitor}: reads the ids of withdrawals that nobody works on any more, and has their tasks
 * put back. All that it knows of withdrawals is {@link io.coffer.wallet.withdrawal.StuckWithdrawals}.
 */
@NullMarked
package io.coffer.wallet.batch;

import org.jspecify.annotations.NullMarked;

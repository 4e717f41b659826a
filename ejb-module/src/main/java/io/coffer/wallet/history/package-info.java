/**
 * What happened in a wallet, as its owner and the staff see it.
 *
 * <ol>
 * <li>A line is a posting on one of the wallet's accounts: its direction (CREDIT: money came in), its amount without a sign,
 * and the balance that it left in its asset.
 * <li>A line names the movement that it belongs to by the reference of its entry ({@link
 * io.coffer.wallet.history.MovementSource}).
 * <li>How a movement was called, and the wallet on its other side, are shown to who asked for it and to the staff. Who was
 * sent money sees what came, not from where.
 * <li>A name for what is looked for is the reference of an entry, or what the wallet's owner called a movement.
 * <li>Nothing is locked; nothing is decided on what is read here.
 * </ol>
 */
@NullMarked
package io.coffer.wallet.history;

import org.jspecify.annotations.NullMarked;

package io.coffer.wallet.history;

import java.util.UUID;

/**
 * Who looks.
 *
 * @param staff whether he sees what everybody sees
 */
public record Viewer(UUID id, boolean staff) {

    boolean knows(Movement movement) {
        return staff || movement.askedBy().equals(id);
    }
}

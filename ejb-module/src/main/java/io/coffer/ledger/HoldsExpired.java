package io.coffer.ledger;

import java.util.List;

/**
 * What the janitor has just released. Told to observers (CDI) once for all of a transaction, in it, under the locks of the
 * accounts: who locks more for it can do so in one order.
 */
public record HoldsExpired(List<Hold> holds) {

    public HoldsExpired {
        holds = List.copyOf(holds);
    }
}

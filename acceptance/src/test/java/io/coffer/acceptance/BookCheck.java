package io.coffer.acceptance;

import io.coffer.acceptance.books.BookPromise;
import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The books: sound in themselves, and to the unit what clients were told. */
record BookCheck(ProofWorld world) implements Check {

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var promise : BookPromise.values()) {
            findings.addAll(Proofs.rows(Finding.Kind.IMBALANCE, promise.text(), promise.breaking()));
        }
        world.wallets().forEach(wallet -> {
            var found = Books.decimal("select balance from account where wallet_id = ?", UUID.fromString(wallet));
            BigDecimal expected = world.expected(wallet);
            if (found.compareTo(expected) != 0) {
                findings.add(new Finding(
                        found.compareTo(expected) < 0 ? Finding.Kind.LOST : Finding.Kind.DOUBLED,
                        "wallet " + wallet + " has " + found + ", clients were told " + expected));
            }
        });
        return findings;
    }
}

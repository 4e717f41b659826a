package io.coffer.acceptance;

import io.coffer.acceptance.books.BookPromise;
import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import java.util.ArrayList;
import java.util.List;

/** The books: sound in themselves, and to the unit what clients were told. */
record BookCheck(ProofWorld world) implements Check {

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var promise : BookPromise.values()) {
            findings.addAll(Proofs.rows(Finding.Kind.IMBALANCE, promise.text(), promise.breaking()));
        }
        world.wallets().forEach(wallet -> findings.addAll(Proofs.balance(wallet, "EUR", world.expected(wallet))));
        return findings;
    }
}

package io.coffer.wallet.rest;

import io.coffer.edge.RequestScope;
import io.coffer.id.Ids;
import io.coffer.identity.Role;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.wallet.WalletBalances;
import io.coffer.wallet.Wallets;
import io.coffer.wallet.history.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** The wallets that the caller may look into: his own, or all if he is an operator or an auditor. */
@RequestScoped
public class SeenWallets {

    @Inject
    private Wallets wallets;

    @Inject
    private RequestScope scope;

    /** The wallet, or {@code not-found} if there is none or it is somebody else's. */
    Outcome<WalletBalances> find(String id) {
        return Ids.parse(id)
                .flatMap(wallet -> viewer().staff() ? wallets.find(wallet) : wallets.find(scope.callerId(), wallet))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such wallet."));
    }

    Viewer viewer() {
        return new Viewer(scope.callerId(), scope.caller().hasAny(Role.OPERATOR, Role.AUDITOR));
    }
}

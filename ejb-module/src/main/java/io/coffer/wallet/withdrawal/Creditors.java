package io.coffer.wallet.withdrawal;

import io.coffer.personal.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Opens who gets the money of a withdrawal; in the caller's transaction. */
@ApplicationScoped
class Creditors {

    @Inject
    private PersonalData personal;

    /** Empty if the owner was erased. */
    Optional<WithdrawalStory.Creditor> of(Withdrawal withdrawal) {
        var owner = withdrawal.ownerId();
        return personal.openText(
                        owner,
                        Withdrawal.place(Withdrawal.CREDITOR_NAME, withdrawal.id()),
                        withdrawal.sealedCreditorName())
                .flatMap(name -> personal.openText(
                                owner, Withdrawal.place(Withdrawal.IBAN, withdrawal.id()), withdrawal.sealedIban())
                        .map(iban -> new WithdrawalStory.Creditor(name, iban)));
    }
}

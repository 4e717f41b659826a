package io.coffer.wallet.withdrawal;

import io.coffer.ledger.Account;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Asset;
import io.coffer.problem.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What withdrawals do to the books. */
@ApplicationScoped
class WithdrawalBooks {

    private static final String PAID = "wallet.withdrawal";
    private static final String RETURNED = "wallet.return";

    @Inject
    private HouseAccounts house;

    /** All that may become of a withdrawal. */
    void addNeeds(Withdrawal withdrawal, LedgerNeeds needs) {
        var asset = withdrawal.amount().asset();
        needs.accounts(List.of(withdrawal.accountId(), bank(asset), fees(asset), suspense(asset)))
                .hold(withdrawal.reference());
    }

    /** @return refused with {@code amount-too-large} if an account has no room for it */
    Outcome<JournalEntry> pay(Withdrawal withdrawal, String payoutId, LockedAccounts locked) {
        var asset = withdrawal.amount().asset();
        var entry = NewEntry.of(withdrawal.reference(), PAID, withdrawal.correlationId())
                .with("payout_id", payoutId)
                .debit(withdrawal.accountId(), withdrawal.total())
                .credit(bank(asset), withdrawal.amount())
                .credit(fees(asset), withdrawal.fee())
                .build();
        return locked.capture(withdrawal.reference(), withdrawal.total(), entry);
    }

    void release(Withdrawal withdrawal, LockedAccounts locked) {
        locked.voidHold(withdrawal.reference()).orElseThrow();
    }

    /** @return refused with {@code amount-too-large} if an account has no room for it */
    Outcome<JournalEntry> takeBack(Withdrawal withdrawal, PayoutOutcome.Returned returned, LockedAccounts locked) {
        var asset = withdrawal.amount().asset();
        return locked.fits(
                        NewEntry.of(Withdrawal.returnReference(withdrawal.id()), RETURNED, withdrawal.correlationId())
                                .with("withdrawal", withdrawal.reference())
                                .with("bank_transaction_id", returned.transactionId())
                                .debit(bank(asset), withdrawal.amount())
                                .credit(
                                        isOpen(withdrawal, locked) ? withdrawal.accountId() : suspense(asset),
                                        withdrawal.amount())
                                .build())
                .then(entry -> Outcome.done(locked.post(entry)));
    }

    /** Whether what comes back goes to the wallet. */
    boolean isOpen(Withdrawal withdrawal, LockedAccounts locked) {
        return locked.account(withdrawal.accountId())
                .map(Account::status)
                .filter(status -> status != AccountStatus.CLOSED)
                .isPresent();
    }

    private UUID bank(Asset asset) {
        return house.of("bank", asset);
    }

    private UUID fees(Asset asset) {
        return house.of("fee-income", asset);
    }

    private UUID suspense(Asset asset) {
        return house.of("suspense", asset);
    }
}

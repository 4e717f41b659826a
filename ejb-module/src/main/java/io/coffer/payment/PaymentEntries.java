package io.coffer.payment;

import io.coffer.ledger.Ledger;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The journal entries of a payment, one for each leg; drawn as T-accounts in {@code docs/ledger.md}. */
@ApplicationScoped
class PaymentEntries {

    @Inject
    private Ledger ledger;

    private final Map<String, UUID> houseAccounts = new ConcurrentHashMap<>();

    /** The source pays; the fee is earned; the provider takes the rest and gives stablecoin, less the spread for the payment. */
    NewEntry onRamp(Payment payment, Money bought, Money spread) {
        var amount = payment.amount();
        return entry(payment, Leg.ON_RAMP)
                .debit(payment.sourceAccount(), amount)
                .credit(house("fee-income", amount.asset()), payment.fee())
                .credit(house("ramp-settlement", amount.asset()), payment.toSell(Leg.ON_RAMP))
                .debit(house("treasury", bought.asset()), bought)
                .credit(house("spread-income", bought.asset()), spread)
                .credit(house("in-transit", bought.asset()), bought.minus(spread))
                .build();
    }

    /** The stablecoin goes to the provider, which pays out; the destination is credited. */
    NewEntry offRamp(Payment payment, Money bought) {
        var sold = payment.toSell(Leg.OFF_RAMP);
        return entry(payment, Leg.OFF_RAMP)
                .debit(house("in-transit", sold.asset()), sold)
                .credit(house("treasury", sold.asset()), sold)
                .debit(house("ramp-settlement", bought.asset()), bought)
                .credit(payment.destinationAccount(), bought)
                .build();
    }

    private NewEntry.Builder entry(Payment payment, Leg leg) {
        return NewEntry.of(payment.legReference(leg), "payment." + leg.slug(), payment.correlationId());
    }

    private UUID house(String role, Asset asset) {
        return houseAccounts.computeIfAbsent(role + ":" + asset.code(), ledger::houseAccount);
    }
}

package io.coffer.payment;

import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The journal entries of a payment, one for each leg; drawn as T-accounts in {@code docs/ledger.md}. */
@ApplicationScoped
class PaymentEntries {

    @Inject
    private HouseAccounts house;

    /** The source pays; the fee is earned; the provider takes the rest and gives stablecoin, less the spread for the payment. */
    NewEntry onRamp(Payment payment, Money bought, Money spread) {
        var amount = payment.amount();
        return entry(payment, Leg.ON_RAMP)
                .debit(payment.sourceAccount(), amount)
                .credit(house.of("fee-income", amount.asset()), payment.fee())
                .credit(house.of("ramp-settlement", amount.asset()), payment.toSell(Leg.ON_RAMP))
                .debit(house.of("treasury", bought.asset()), bought)
                .credit(house.of("spread-income", bought.asset()), spread)
                .credit(house.of("in-transit", bought.asset()), bought.minus(spread))
                .build();
    }

    /** The stablecoin goes to the provider, which pays out; the destination is credited. */
    NewEntry offRamp(Payment payment, Money bought) {
        var sold = payment.toSell(Leg.OFF_RAMP);
        return entry(payment, Leg.OFF_RAMP)
                .debit(house.of("in-transit", sold.asset()), sold)
                .credit(house.of("treasury", sold.asset()), sold)
                .debit(house.of("ramp-settlement", bought.asset()), bought)
                .credit(payment.destinationAccount(), bought)
                .build();
    }

    private NewEntry.Builder entry(Payment payment, Leg leg) {
        return NewEntry.of(payment.legReference(leg), "payment." + leg.slug(), payment.correlationId());
    }
}

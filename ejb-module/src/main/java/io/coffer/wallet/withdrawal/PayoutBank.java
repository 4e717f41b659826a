package io.coffer.wallet.withdrawal;

/** The port to the bank that pays out. */
public interface PayoutBank {

    /**
     * Has an order paid, once, however often it is called. May take as long as its time-outs allow; never throws for what the
     * bank or the network does.
     *
     * @param asked whether the order may have been sent before: then the bank is first asked what became of it
     */
    PayoutOutcome pay(PayoutOrder order, boolean asked);
}

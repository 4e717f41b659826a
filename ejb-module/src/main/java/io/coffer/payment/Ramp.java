package io.coffer.payment;

/** The port to the provider of one leg. */
public interface Ramp {

    Leg leg();

    /**
     * Has an order executed, once, however often it is called. May take as long as its time-outs allow; never throws
     * for what the provider or the network does.
     *
     * @param asked whether the order may have been sent before: then the provider is first asked what became of it
     */
    ConversionOutcome convert(ConversionOrder order, boolean asked);
}

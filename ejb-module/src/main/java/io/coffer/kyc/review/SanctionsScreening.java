package io.coffer.kyc.review;

/** The port to whoever knows the sanctions lists. */
public interface SanctionsScreening {

    /**
     * Has somebody looked up, once, however often it is called. May take as long as its time-outs allow; never throws for
     * what the provider or the network does.
     *
     * @param asked whether it may have been asked before: then it is first asked what it found
     */
    ScreeningOutcome screen(ScreeningOrder order, boolean asked);
}

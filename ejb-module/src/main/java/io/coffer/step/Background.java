package io.coffer.step;

/** Work that a thread of its own does again and again. Each CDI bean that implements it gets one ({@link Lanes}). */
public interface Background {

    String name();

    /** Waits until there is something to do, but not for long, then does it. What it throws is logged; then it waits longer. */
    void round() throws InterruptedException;
}

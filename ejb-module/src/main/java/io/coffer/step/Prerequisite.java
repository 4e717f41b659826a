package io.coffer.step;

/**
 * What work in the background can't do without, and what a server may have only some time after its start. Each CDI bean that
 * implements it is asked: until all of them are there no task is taken, which would only use up its deliveries.
 */
public interface Prerequisite {

    /** Whether it is there; answers at once. */
    boolean isHere();
}

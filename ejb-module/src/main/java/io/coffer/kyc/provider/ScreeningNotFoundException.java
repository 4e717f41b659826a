package io.coffer.kyc.provider;

/** The provider knows no screening with this reference. No reason to try again. */
public class ScreeningNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ScreeningNotFoundException() {
        super("there is no such screening");
    }
}

package io.coffer.identity;

/**
 * UNVERIFIED until the address is proved; of staff an administrator decides who is ACTIVE and who DISABLED, of customers two
 * people do; ERASED for ever. Only who is ACTIVE gets in.
 */
public enum UserStatus {
    UNVERIFIED,
    ACTIVE,
    DISABLED,
    ERASED;

    boolean canBecome(UserStatus next) {
        return switch (this) {
            case UNVERIFIED, ACTIVE, DISABLED -> next != this;
            case ERASED -> false;
        };
    }
}

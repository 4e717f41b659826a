package io.coffer.identity;

import io.coffer.identity.password.Password;
import java.util.Optional;

/**
 * What somebody shows to get in.
 *
 * @param code of the authenticator app
 * @param recoveryCode in place of a code
 * @param deviceToken from an earlier time on the same device
 * @param client such as {@code Firefox on Linux}
 */
public record SignInRequest(
        EmailAddress address,
        Password password,
        Optional<String> code,
        Optional<String> recoveryCode,
        Optional<String> deviceToken,
        String client) {

    /** Never shows what was shown. */
    @Override
    public String toString() {
        return "SignInRequest";
    }
}

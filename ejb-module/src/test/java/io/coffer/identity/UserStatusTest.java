package io.coffer.identity;

import static io.coffer.identity.UserStatus.ERASED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserStatusTest {

    @Test
    void onlyErasedIsForEver() {
        for (UserStatus from : UserStatus.values()) {
            for (UserStatus to : UserStatus.values()) {
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(from != ERASED && from != to);
            }
        }
    }
}

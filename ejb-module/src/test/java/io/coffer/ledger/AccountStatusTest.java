package io.coffer.ledger;

import static io.coffer.ledger.AccountStatus.ACTIVE;
import static io.coffer.ledger.AccountStatus.CLOSED;
import static io.coffer.ledger.AccountStatus.FROZEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountStatusTest {

    /** The table once more, written by hand: a changed transition must be changed here too, on purpose. */
    private static final Map<AccountStatus, Set<AccountStatus>> EXPECTED =
            Map.of(ACTIVE, Set.of(FROZEN, CLOSED), FROZEN, Set.of(ACTIVE, CLOSED), CLOSED, Set.of());

    @Test
    void onlyTheTransitionsOfTheTableAreAllowed() {
        for (AccountStatus from : AccountStatus.values()) {
            var allowed =
                    Stream.of(AccountStatus.values()).filter(from::canBecome).collect(Collectors.toSet());
            assertThat(allowed).as("from %s", from).isEqualTo(EXPECTED.get(from));
        }
    }
}

package io.coffer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.crypto.Digests;
import org.junit.jupiter.api.Test;

class NewSecretTest {

    private final NewSecret secret = NewSecret.make();

    @Test
    void aKeyBeginsWithItsIdAndHas256BitsOfChance() {
        assertThat(secret.text()).startsWith(NewSecret.prefix(secret.keyId()) + "_");
        assertThat(secret.text().substring(36)).matches("[A-Za-z0-9_-]{43}");
        assertThat(NewSecret.make().text().substring(36))
                .isNotEqualTo(secret.text().substring(36));
    }

    @Test
    void whatIsKeptIsTheHashOfTheWhole() {
        assertThat(secret.hash()).isEqualTo(Digests.sha256(secret.text()));
    }

    @Test
    void itDoesNotShowItself() {
        assertThat(secret).hasToString(NewSecret.prefix(secret.keyId()));
    }
}

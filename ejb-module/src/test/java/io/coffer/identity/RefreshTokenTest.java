package io.coffer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTest {

    private final UUID session = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void aTokenIsReadAsItWasWritten() {
        var token = RefreshToken.first(session);
        var read = RefreshToken.parse(token.text()).orElseThrow();

        assertThat(read.session()).isEqualTo(session);
        assertThat(read.hash()).isEqualTo(token.hash());
        assertThat(read.familyHash()).isEqualTo(token.familyHash());
        assertThat(token.toString()).doesNotContain(token.text().substring(30));
    }

    @Test
    void theNextOneIsOfTheFamilyAndAnother() {
        var token = RefreshToken.first(session);
        var next = token.next();

        assertThat(next.session()).isEqualTo(session);
        assertThat(next.familyHash()).isEqualTo(token.familyHash());
        assertThat(next.hash()).isNotEqualTo(token.hash());
    }

    @Test
    void twoFamiliesHaveNothingInCommon() {
        assertThat(RefreshToken.first(session).familyHash())
                .isNotEqualTo(RefreshToken.first(session).familyHash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "crt_", "crt_AAAA", "xyz", "crt_é", "crt_!!!!", "ck_0123456789012345678901234567890123456789"
            })
    void nothingElseIsAToken(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }
}

package io.coffer.edge.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.page.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a client can do with a cursor, and what not. */
class CursorTest {

    private static final String LIST = "/audit-records";

    private final byte[] key = new byte[32];

    private final Cursor cursor = new Cursor(
            Map.of("email", "ann@example.com"),
            Instant.parse("2026-02-03T04:05:06.789012Z"),
            new Position("Müller", new UUID(7, 8)));

    private final String sealed = cursor.seal(key, LIST);

    @Test
    void whatWasSealedIsOpenedAgain() {
        assertThat(Cursor.open(key, LIST, sealed)).contains(cursor);
    }

    @Test
    void itCanStandInAnAddressAndShowsNothing() {
        assertThat(sealed).matches("[A-Za-z0-9_-]+");
        assertThat(new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
                .doesNotContain("ann", "example");
        assertThat(cursor.seal(key, LIST)).isNotEqualTo(sealed);
    }

    @Test
    void noByteOfItCanBeChanged() {
        var bytes = Base64.getUrlDecoder().decode(sealed);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(Cursor.open(key, LIST, changed)).as("byte " + i).isEmpty();
            bytes[i] ^= 1;
        }
    }

    @Test
    void itIsOfNoUseForAnotherList() {
        assertThat(Cursor.open(key, "/approvals", sealed)).isEmpty();
    }

    @Test
    void itIsOfNoUseWithAnotherKey() {
        var other = key.clone();
        other[31] = 1;

        assertThat(Cursor.open(other, LIST, sealed)).isEmpty();
    }

    @Test
    void whatIsNoCursorIsNotOpened() {
        for (String text : new String[] {"", "a", "%%%", "ä", sealed + "A", sealed.substring(4), "A".repeat(100_000)}) {
            assertThat(Cursor.open(key, LIST, text)).as(text).isEmpty();
        }
    }

    @Test
    void whatIsTooShortToBeSealedIsNotOpened() {
        for (int length = 0; length < 50; length++) {
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);
            assertThat(Cursor.open(key, LIST, text)).as(length + " bytes").isEmpty();
        }
    }
}

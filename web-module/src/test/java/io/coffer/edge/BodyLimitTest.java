package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

    @Test
    void aBodyMayHaveAsManyBytesAsAllowed() throws IOException {
        assertThat(bounded(10, 10).readAllBytes()).hasSize(10);
    }

    @Test
    void oneByteMoreIsTooMuch() {
        assertThatThrownBy(() -> bounded(11, 10).readAllBytes()).isInstanceOf(BodyTooLargeException.class);
    }

    @Test
    void bytesAreCountedHoweverTheyAreRead() throws IOException {
        var one = bounded(11, 10);
        for (int i = 0; i < 10; i++) {
            assertThat(one.read()).isZero();
        }
        assertThatThrownBy(one::read).isInstanceOf(BodyTooLargeException.class);

        var skipped = bounded(11, 10);
        assertThat(skipped.skip(10)).isEqualTo(10);
        assertThatThrownBy(() -> skipped.skip(1)).isInstanceOf(BodyTooLargeException.class);
    }

    private static BodyLimit.Bounded bounded(int bytes, int maxBytes) {
        return new BodyLimit.Bounded(new ByteArrayInputStream(new byte[bytes]), maxBytes);
    }
}

package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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

    @Test
    void aBodyThatBreaksOffIsTheClientsFault() {
        var breaking = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("the client is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new EOFException("the client is gone");
            }
        };
        var body = new BodyLimit.Bounded(breaking, 10);

        assertThatThrownBy(body::read).isInstanceOf(BrokenBodyException.class);
        assertThatThrownBy(() -> body.read(new byte[5], 0, 5)).isInstanceOf(BrokenBodyException.class);
    }

    private static BodyLimit.Bounded bounded(int bytes, int maxBytes) {
        return new BodyLimit.Bounded(new ByteArrayInputStream(new byte[bytes]), maxBytes);
    }
}

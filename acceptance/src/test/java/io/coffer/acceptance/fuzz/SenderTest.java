package io.coffer.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SenderTest {

    @Test
    void itStaysOnThisMachine() {
        assertThatThrownBy(() -> new Sender("http://192.0.2.1:80")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void framingsAsTheyGoOverTheWire() {
        assertThat(raw("abc", Framing.LENGTH)).endsWith("Content-Length: 3\r\n\r\nabc");
        assertThat(raw("abc", Framing.CHUNKED)).endsWith("chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
        assertThat(raw("abc", Framing.UNFINISHED)).endsWith("3\r\nabc\r\n5\r\nab");
        assertThat(raw("abc", Framing.TRUNCATED)).endsWith("Content-Length: 103\r\n\r\nabc");
        assertThat(raw("abc", Framing.AS_SAID)).doesNotContain("Content-Length").endsWith("\r\n\r\nabc");
        assertThat(raw(null, Framing.LENGTH)).doesNotContain("Content-Length").endsWith("\r\n\r\n");
    }

    @Test
    void credentialsAreAddedOnlyWhereTheyAreTrue() {
        var caller = new Caller("a", Map.of("Authorization", "Bearer t"), true, Map.of(), List.of());

        assertThat(Sender.proven(request(null, Framing.LENGTH, Credential.TRUE), caller)
                        .header("Authorization"))
                .contains("Bearer t");
        assertThat(Sender.proven(request(null, Framing.LENGTH, Credential.FALSE), caller)
                        .header("Authorization"))
                .isEmpty();
    }

    @Test
    void answersAreReadHoweverTheyEnd() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", false).text())
                .isEqualTo("ok");
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;x\r\nk\r\n0\r\n\r\n", false)
                        .text())
                .isEqualTo("ok");
        assertThat(read("HTTP/1.0 400 \r\n\r\nbad", false).text()).isEqualTo("bad");
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", true).status())
                .isEqualTo(200);
        assertThat(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nA: b\r\n\r\n", false)
                        .header("a"))
                .contains("b");
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        for (String broken :
                List.of("", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok", "SSH-2.0\r\n")) {
            assertThatThrownBy(() -> read(broken, false)).isInstanceOf(IOException.class);
        }
    }

    private static Reply read(String answer, boolean bodiless) throws IOException {
        return RawReply.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)), bodiless);
    }

    private static String raw(@Nullable String body, Framing framing) {
        return new String(Sender.raw(request(body, framing, Credential.NONE), "h:1"), StandardCharsets.UTF_8);
    }

    private static Request request(@Nullable String body, Framing framing, Credential credential) {
        return new Request(
                "POST",
                "/things",
                List.of(),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                framing,
                Request.HTTP_1_1,
                credential);
    }
}

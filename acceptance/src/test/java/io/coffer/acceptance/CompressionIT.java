package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Large answers are sent short, to who can read that. */
class CompressionIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AUDIT = "/api/v1/audit-records?page_size=100";

    private final Channel auditor = Staff.another("auditor").api();

    /** So that there are records enough, even before all other tests. */
    @BeforeEach
    void doWhatIsAudited() {
        for (int i = 0; i < 10; i++) {
            Staff.signedIn("admin")
                    .send("POST", "/api/v1/channels", Map.of(), "{\"name\":\"Audited " + i + "\"}")
                    .has(201);
        }
    }

    @Test
    void aLargeAnswerIsCompressedForWhoAcceptsIt() throws Exception {
        var gzipped = auditor.download(AUDIT, Map.of("Accept-Encoding", "gzip"));

        assertThat(gzipped.statusCode()).isEqualTo(200);
        assertThat(header(gzipped, "content-encoding")).isEqualTo("gzip");
        assertThat(header(gzipped, "vary")).containsIgnoringCase("accept-encoding");
        var text = unzipped(gzipped.body());
        assertThat(JSON.readTree(text).path("items")).isNotEmpty();
        assertThat(gzipped.body().length).isLessThan(text.length() / 2);
    }

    @Test
    void aLargeAnswerIsNotCompressedForAnybodyElse() throws Exception {
        for (var headers : List.of(
                Map.<String, String>of(),
                Map.of("Accept-Encoding", "identity"),
                Map.of("Accept-Encoding", "gzip;q=0"))) {
            var plain = auditor.download(AUDIT, headers);

            assertThat(header(plain, "content-encoding")).as(headers.toString()).isEmpty();
            assertThat(JSON.readTree(plain.body()).path("items")).isNotEmpty();
        }
    }

    @Test
    void aSmallAnswerIsSentAsItIs() throws Exception {
        var account = Channel.demo()
                .download("/api/v1/accounts/" + Books.account("EUR", "5.00"), Map.of("Accept-Encoding", "gzip"));

        assertThat(header(account, "content-encoding")).isEmpty();
        assertThat(JSON.readTree(account.body())).isNotEmpty();
    }

    private static String unzipped(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }
}

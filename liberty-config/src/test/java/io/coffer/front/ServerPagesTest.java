package io.coffer.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPagesTest {

    private final ServerPages pages = new ServerPages(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health",
                "/health/ready",
                "/health/live",
                "/health/started",
                "/metrics",
                "/openapi",
                "/openapi/ui",
                "/openapi/ui/",
                "/openapi/ui/index.html"
            })
    void somePagesAreOpenForReading(String path) {
        assertThat(pages.refusal("GET", path)).isEmpty();
        assertThat(pages.refusal("HEAD", path)).isEmpty();
        assertThat(pages.refusal("POST", path)).contains(Refusal.READ_ONLY);
        assertThat(pages.refusal("TRACE", path)).contains(Refusal.READ_ONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/",
                "/health/xyz",
                "/metrics/",
                "/metrics/base",
                "/openapi/",
                "/openapi/platform",
                "/jwt",
                "/jwt/",
                "/jwt/ibm/api/coffer/jwk",
                "/ibm/api",
                "/ibm/api/config",
                "/IBMJMXConnectorREST/mbeans"
            })
    void allOthersAreClosed(String path) {
        assertThat(pages.refusal("GET", path)).contains(Refusal.NOT_FOUND);
        assertThat(pages.refusal("POST", path)).contains(Refusal.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/payments", "/healthy", "/openapis", "/jwts", "/problems"})
    void whatIsNotTheServersIsNoneOfItsBusiness(String path) {
        assertThat(ServerPages.owns(path)).isFalse();
        assertThat(pages.refusal("DELETE", path)).isEmpty();
    }

    @Test
    void theApiIsTriedInTheBrowserOnlyIfThatIsWanted() {
        assertThat(new ServerPages(false).refusal("GET", "/openapi/ui/")).contains(Refusal.NOT_FOUND);
        assertThat(new ServerPages(false).refusal("GET", "/openapi")).isEmpty();
    }
}

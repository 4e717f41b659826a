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
        assertThat(pages.refusal(request("GET", path))).isEmpty();
        assertThat(pages.refusal(request("HEAD", path))).isEmpty();
        assertThat(pages.refusal(request("POST", path))).contains(Refusal.READ_ONLY);
        assertThat(pages.refusal(request("TRACE", path))).contains(Refusal.READ_ONLY);
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
        assertThat(pages.refusal(request("GET", path))).contains(Refusal.NOT_FOUND);
        assertThat(pages.refusal(request("POST", path))).contains(Refusal.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/payments", "/healthy", "/openapis", "/jwts", "/problems"})
    void whatIsNotTheServersIsNoneOfItsBusiness(String path) {
        assertThat(ServerPages.owns(path)).isFalse();
        assertThat(pages.refusal(request("DELETE", path))).isEmpty();
    }

    @Test
    void theApiIsTriedInTheBrowserOnlyIfThatIsWanted() {
        assertThat(new ServerPages(false).refusal(request("GET", "/openapi/ui/")))
                .contains(Refusal.NOT_FOUND);
        assertThat(new ServerPages(false).refusal(request("GET", "/openapi"))).isEmpty();
    }

    @Test
    void metricsAreForNoPageInABrowser() {
        assertThat(new ServerPages(false).refusal(new RequestHeader("GET", "/metrics", 3, 100, null, true)))
                .contains(Refusal.NOT_FOUND);
        assertThat(new ServerPages(false).refusal(new RequestHeader("GET", "/health", 3, 100, null, true)))
                .isEmpty();
    }

    private static RequestHeader request(String method, String path) {
        return new RequestHeader(method, path, 3, 100, null, false);
    }
}

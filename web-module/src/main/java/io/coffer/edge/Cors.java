package io.coffer.edge;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets pages of other origins, named in the configuration, call the API from a browser. They send a token; cookies are
 * never asked for and never set. A page that is not named gets no leave, and its browser keeps the answer from it.
 */
public class Cors extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Accept, Authorization, Content-Type, Idempotency-Key, If-Match,"
            + " If-None-Match, X-API-Key, X-Correlation-Id";
    private static final String ANSWER_HEADERS =
            "Allow, Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy,"
                    + " Retry-After, Sunset, WWW-Authenticate, X-Correlation-Id";
    private static final String PREFLIGHT_SECONDS = "600";

    @Inject
    @ConfigProperty(name = "coffer.edge.cors.origins")
    private transient Optional<List<String>> origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (origins.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Origin");
        var origin = request.getHeader("Origin");
        boolean allowed = origin != null
                && origins.get().stream().anyMatch(named -> named.strip().equals(origin));
        if (allowed) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        }
        if (isPreflight(request)) {
            if (allowed) {
                response.setHeader("Access-Control-Allow-Methods", METHODS);
                response.setHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
                response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }

    /** A browser asks whether it may ask; without a token. */
    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }
}

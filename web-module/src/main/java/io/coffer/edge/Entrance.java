package io.coffer.edge;

import io.coffer.id.CorrelationId;
import io.coffer.log.LogContext;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first filter: takes the caller's correlation id, or makes one, and sends it back; turns away what says of itself in
 * a way nobody can read what it is and what it wants.
 */
public class Entrance extends HttpFilter {

    static final String CORRELATION_ID = "X-Correlation-Id";

    private static final long serialVersionUID = 1;

    /** A name or an address and a port, such that a URI can be made of it; empty where there is no name. */
    private static final Pattern HOST =
            Pattern.compile("(?:(?:[A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{0,5})?)?");

    private static final String UTF_8 = "utf-8";
    private static final String IDENTITY = "identity";

    @Inject
    private transient RequestScope scope;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = CorrelationId.of(Optional.ofNullable(request.getHeader(CORRELATION_ID)));
        scope.correlate(id);
        response.setHeader(CORRELATION_ID, id);
        LogContext.begin(id);
        try {
            var refusal = refusal(request);
            if (refusal.isEmpty()) {
                chain.doFilter(request, response);
            } else {
                if (refusal.get().type() == ProblemType.UNSUPPORTED_MEDIA_TYPE) {
                    response.setHeader("Accept-Encoding", IDENTITY);
                }
                Problems.write(response, refusal.get().type(), refusal.get().detail());
            }
        } finally {
            LogContext.end();
        }
    }

    private static Optional<Refused<?>> refusal(HttpServletRequest request) {
        if (!Collections.list(request.getHeaders("Host")).stream().allMatch(Entrance::isHost)) {
            return refused(ProblemType.INVALID_REQUEST, "Host is not the name of a host.");
        }
        var types = Collections.list(request.getHeaders("Content-Type"));
        if (types.size() > 1 || (types.size() == 1 && !MediaTypes.isContentType(types.get(0)))) {
            return refused(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type is not a media type.");
        }
        if (types.size() == 1
                && MediaTypes.charset(types.get(0))
                        .filter(charset -> !charset.equals(UTF_8))
                        .isPresent()) {
            return refused(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body must be in UTF-8.");
        }
        for (String coding : Collections.list(request.getHeaders("Content-Encoding"))) {
            if (!coding.strip().equalsIgnoreCase(IDENTITY)) {
                return refused(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body must be sent without a Content-Encoding.");
            }
        }
        for (String accept : Collections.list(request.getHeaders("Accept"))) {
            if (!MediaTypes.isAccept(accept)) {
                return refused(ProblemType.INVALID_REQUEST, "Accept is not a list of media types.");
            }
        }
        return Optional.empty();
    }

    static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    private static Optional<Refused<?>> refused(ProblemType type, String detail) {
        return Optional.of((Refused<?>) Outcome.refused(type, detail));
    }
}

package io.coffer.edge.limit;

import io.coffer.edge.Problems;
import io.coffer.problem.ProblemType;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Turns requests away while as many are inside as the server can carry: a quick no is better than a place in a queue that
 * nobody comes to the end of. The first of all filters, so that reading a body counts. Health and metrics are served
 * elsewhere and are never turned away.
 */
public class Shedding extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Load load;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!load.enter()) {
            // Whatever of the body is still under way is not waited for.
            response.setHeader("Connection", "close");
            Problems.write(
                    response,
                    ProblemType.TEMPORARILY_UNAVAILABLE,
                    "There is too much to do just now. Send the same request again in a moment.");
            return;
        }
        var inside = true;
        try {
            chain.doFilter(request, response);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Leave(load));
                inside = false;
            }
        } finally {
            if (inside) {
                load.leave();
            }
        }
    }

    /** After a request that is answered by another thread. */
    private record Leave(Load load) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            load.leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}

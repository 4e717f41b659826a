package io.coffer.edge;

import io.coffer.problem.ProblemType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** A page outside the API, which can only be read: everything else is 405. */
public abstract class ReadOnlyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (READS.contains(request.getMethod())) {
            super.service(request, response);
        } else {
            response.setHeader("Allow", "GET, HEAD");
            Problems.write(response, ProblemType.METHOD_NOT_ALLOWED, "This page can only be read.");
        }
    }

    /** Where this is the default the container refuses a TRACE with a page of its own, before anybody else sees it. */
    @Override
    protected final void doTrace(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        service(request, response);
    }
}

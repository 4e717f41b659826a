package io.coffer.edge;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What there is where there is nothing, and the error page of the whole application, both mapped in {@code web.xml}: what
 * the container raises becomes a problem too.
 */
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var type = Problems.typeOf(status);
        Problems.write(response, type, type.title() + ".");
    }

    /** Where this is the default the container refuses a TRACE with a page of its own, before anybody else sees it. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        service(request, response);
    }
}

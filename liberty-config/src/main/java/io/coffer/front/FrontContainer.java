package io.coffer.front;

import com.ibm.wsspi.http.HttpContainer;
import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.VirtualHost;
import com.ibm.wsspi.http.VirtualHostListener;
import java.io.IOException;
import java.util.Dictionary;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.ManagedService;

/** The front as the server sees it: the container that is asked before all others. */
final class FrontContainer implements HttpContainer, VirtualHostListener, ManagedService {

    /** The name of its settings: the element in {@code server.xml}. */
    static final String PID = "io.coffer.front";

    private static final Logger LOG = Logger.getLogger(FrontContainer.class.getName());
    private static final String HSTS = "max-age=31536000; includeSubDomains";
    private static final String API_PAGES_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " script-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private final Front front = new Front();

    /** The handler of a request that is refused; null leaves it to the applications. */
    @Override
    public @Nullable Runnable createRunnableHandler(HttpInboundConnection connection) {
        var response = connection.getResponse();
        if (connection.getSSLContext() != null) {
            response.setHeader("Strict-Transport-Security", HSTS);
        }
        var request = RequestHeader.of(connection.getRequest());
        var refusal = front.refusal(request);
        if (refusal.isPresent()) {
            return () -> answer(connection, request, refusal.get());
        }
        if (ServerPages.isApiPage(request.path())) {
            response.setHeader("Content-Security-Policy", API_PAGES_POLICY);
        }
        if (ServerPages.owns(request.path())) {
            response.setHeader(RequestHeader.CORRELATION_ID, request.correlationId());
        }
        return null;
    }

    private static void answer(HttpInboundConnection connection, RequestHeader request, Refusal refusal) {
        var response = connection.getResponse();
        var body = refusal.body();
        response.setStatus(refusal.status());
        response.setHeader("Content-Type", "application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(RequestHeader.CORRELATION_ID, request.correlationId());
        refusal.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        Exception failure = null;
        try {
            if (!request.method().equals("HEAD")) {
                response.getBody().write(body);
            }
            response.getBody().close();
        } catch (IOException gone) {
            LOG.log(Level.FINE, "nobody waits for the answer any more", gone);
            failure = gone;
        }
        connection.finish(failure);
    }

    @Override
    public void contextRootAdded(String root, VirtualHost host) {
        front.opened(root);
    }

    @Override
    public void contextRootRemoved(String root, VirtualHost host) {
        front.closed(root);
    }

    @Override
    public void updated(@Nullable Dictionary<String, ?> settings) {
        var apiPages = settings == null ? null : settings.get("apiPages");
        front.open(new ServerPages(Boolean.parseBoolean(String.valueOf(apiPages))));
    }
}

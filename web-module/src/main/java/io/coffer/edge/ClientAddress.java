package io.coffer.edge;

import io.coffer.net.IpAddress;
import io.coffer.net.Networks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows from which address a request came: the other end of the connection, or, if that is a trusted proxy, the client that
 * the chain of proxies names ({@link Forwarding}).
 */
@ApplicationScoped
public class ClientAddress {

    @Inject
    @ConfigProperty(name = "coffer.edge.trusted-proxies")
    private Optional<Networks> trustedProxies;

    @Inject
    @ConfigProperty(name = "coffer.edge.forwarded-field")
    private Forwarding.Field field;

    public IpAddress of(HttpServletRequest request) {
        var peer = IpAddress.parse(withoutZone(request.getRemoteAddr()))
                .orElseThrow(() -> new IllegalStateException("the connection has no address"));
        if (trustedProxies.isEmpty()) {
            return peer;
        }
        var lines = Collections.list(request.getHeaders(field.header()));
        return new Forwarding(field, trustedProxies.get()).client(peer, lines);
    }

    /** The server names the interface of a link-local peer. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}

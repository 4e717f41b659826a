package io.coffer.edge;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * What may be kept of an answer: nothing, unless it has an entity tag. Then its client may keep it and asks each time
 * whether it is still good.
 */
@Provider
public class Caching implements ContainerResponseFilter {

    private static final String NOTHING = "no-store";
    private static final String IF_ASKED_EACH_TIME = "private, no-cache";
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var tag = response.getEntityTag();
        boolean read = READS.contains(request.getMethod()) && response.getStatus() == 200;
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders()
                    .putSingle(HttpHeaders.CACHE_CONTROL, tag != null && read ? IF_ASKED_EACH_TIME : NOTHING);
        }
        if (tag != null
                && read
                && Conditional.isKnown(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue())) {
            response.setStatusInfo(Response.Status.NOT_MODIFIED);
            response.setEntity(null);
        }
    }
}

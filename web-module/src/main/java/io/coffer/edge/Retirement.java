package io.coffer.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Announces what is to go: {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594) and a link to what replaces it. */
@Provider
public class Retirement implements ContainerResponseFilter {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var method = resource.getResourceMethod();
        var retiring = method == null ? null : method.getAnnotation(Retiring.class);
        if (retiring != null) {
            fields(retiring).forEach((name, value) -> response.getHeaders().add(name, value));
        }
    }

    static Map<String, String> fields(Retiring retiring) {
        var since = LocalDate.parse(retiring.since()).atStartOfDay(ZoneOffset.UTC);
        var sunset = LocalDate.parse(retiring.sunset()).atStartOfDay(ZoneOffset.UTC);
        return Map.of(
                "Deprecation",
                "@" + since.toEpochSecond(),
                "Sunset",
                HTTP_DATE.format(sunset),
                "Link",
                "<" + retiring.instead() + ">; rel=\"successor-version\"");
    }
}

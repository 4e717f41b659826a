package io.coffer.edge.page;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What every list takes, as a {@code @BeanParam}; read by {@link Pages}. */
public class PageParameters {

    @Context
    private UriInfo uri;

    @QueryParam("page_size")
    @Parameter(
            description = "Items on a page, at most",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    private @Nullable String pageSize;

    @QueryParam("cursor")
    @Parameter(
            description =
                    "The `next_cursor` of the page before; without it the list begins at its beginning. The filters"
                            + " of the first page hold, and need not be sent again.",
            example = "AZAMjnobfC2ePwAAAAAAAQ")
    private @Nullable String cursor;

    UriInfo uri() {
        return uri;
    }

    @Nullable
    String pageSize() {
        return pageSize;
    }

    @Nullable
    String cursor() {
        return cursor;
    }
}

package io.coffer.edge;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls, and under which correlation id; set by the filters, read by the resources. */
@RequestScoped
public class RequestScope {

    private String correlationId = "none";

    private @Nullable UUID channelId;

    public String correlationId() {
        return correlationId;
    }

    /** The channel that calls; only where a role is required. */
    public UUID channelId() {
        if (channelId == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return channelId;
    }

    void correlate(String id) {
        correlationId = id;
    }

    void signedIn(UUID channel) {
        channelId = channel;
    }
}

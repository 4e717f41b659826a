package io.coffer.identity.rest;

import io.coffer.identity.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client application, as administrators see it. */
@Schema(name = "Channel")
public record ChannelBody(
        UUID channelId,
        @Schema(example = "Web shop") String name,

        @Schema(
                enumeration = {"ACTIVE", "DISABLED"},
                description = "DISABLED: it is not let in")
        String status,

        @Schema(description = "How much it may ask for", example = "standard")
        String plan,

        @Schema(description = "From where it may call; empty: from anywhere", example = "[\"203.0.113.0/24\"]")
        List<String> allowedNetworks,

        long version,
        Instant createdAt) {

    static ChannelBody of(Channel channel) {
        return new ChannelBody(
                channel.id(),
                channel.name(),
                channel.status().name(),
                channel.plan(),
                channel.allowedNetworks().all().stream().map(Object::toString).toList(),
                channel.version(),
                channel.createdAt());
    }
}

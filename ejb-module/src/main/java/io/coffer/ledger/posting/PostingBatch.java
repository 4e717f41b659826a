package io.coffer.ledger.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.json.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a system posted in one request, and what came of it. */
@Entity
@Immutable
@Table(name = "posting_batch")
public class PostingBatch {

    @Id
    private UUID id;

    @Column(name = "channel_id")
    private UUID channelId;

    @Enumerated(EnumType.STRING)
    private PostingMode mode;

    private String results;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected PostingBatch() {}

    PostingBatch(UUID id, PostingRequest request, List<PostingResult> results, Instant now) {
        this.id = id;
        this.channelId = request.channel().id();
        this.mode = request.mode();
        this.results = Json.write(results);
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    /** The channel that sent it. */
    public UUID channelId() {
        return channelId;
    }

    public PostingMode mode() {
        return mode;
    }

    /** What came of each entry, in the order of the request. */
    public List<PostingResult> results() {
        try {
            return List.of(Json.mapper().readValue(results, PostingResult[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the results of a batch: " + id, e);
        }
    }
}

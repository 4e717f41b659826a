package io.coffer.edge;

import io.coffer.audit.Actor;
import io.coffer.identity.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who calls, and under which correlation id; set by the filters, read by the resources. */
@RequestScoped
public class RequestScope {

    private String correlationId = "none";

    private @Nullable Caller caller;

    private @Nullable UUID sessionId;

    public String correlationId() {
        return correlationId;
    }

    /** Who calls; only where a role is required. */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return caller;
    }

    /** Who calls, if anybody proved it. */
    public Optional<Caller> signedIn() {
        return Optional.ofNullable(caller);
    }

    /** The user or channel that calls; only where a role is required. */
    public UUID callerId() {
        return caller().id();
    }

    /** The session whose token came with the request; none for channels and for users of outside identity providers. */
    public Optional<UUID> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /** The caller as the cause of a change; only where a role is required. */
    public Actor actor() {
        return new Actor(callerId(), correlationId);
    }

    void correlate(String id) {
        correlationId = id;
    }

    void session(UUID id) {
        sessionId = id;
    }

    void signedIn(Caller somebody) {
        caller = somebody;
    }
}

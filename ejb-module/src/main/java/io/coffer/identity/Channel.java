package io.coffer.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A client application. */
@Entity
@Immutable
@Table(name = "channel")
public class Channel {

    @Id
    private UUID id;

    private String name;

    private String roles;

    private String status;

    private String plan;

    @SuppressWarnings("NullAway.Init")
    protected Channel() {}

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** See {@link Role}. */
    public List<String> roles() {
        return List.of(roles.split(","));
    }

    /** The name of the plan that says how much it may ask for; see {@code coffer.limit.plan} in the settings. */
    public String plan() {
        return plan;
    }

    boolean isActive() {
        return status.equals("ACTIVE");
    }
}

package io.coffer.edge;

import io.coffer.identity.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** The caller's roles for the container, which looks at {@code @RolesAllowed} too and knows only a token's groups. */
record CallerContext(SecurityContext container, Caller caller) implements SecurityContext {

    @Override
    public @Nullable Principal getUserPrincipal() {
        return container.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.hasAny(role);
    }

    @Override
    public boolean isSecure() {
        return container.isSecure();
    }

    @Override
    public @Nullable String getAuthenticationScheme() {
        return container.getAuthenticationScheme();
    }
}

package io.coffer.edge;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST API. */
@ApplicationPath("/api/v1")
@LoginConfig(authMethod = "MP-JWT", realmName = "coffer")
@SecurityScheme(
        securitySchemeName = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "A token from POST /api/v1/tokens.")
@SecurityScheme(
        securitySchemeName = "api-key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-API-Key",
        description = "The API key of a channel, with every request.")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Coffer",
                        version = "1",
                        description = "Money moves exactly once. Amounts are decimal strings at their asset's scale;"
                                + " instants are ISO 8601 in UTC; every error is a problem as in RFC 9457, whose type ends"
                                + " in a stable name.",
                        license = @License(name = "Apache-2.0")))
public class ApiApplication extends Application {}

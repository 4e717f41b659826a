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
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        // Wherever it is reached: behind a proxy, it does not know its own name.
        servers = @Server(url = "/", description = "Where this document is from"),
        tags = {
            @Tag(name = "Payments", description = "Ask for one, follow it, see what was posted for it"),
            @Tag(name = "Accounts", description = "Balances, and who may freeze them"),
            @Tag(name = "Wallets", description = "Open one, see what is in it, freeze and close it"),
            @Tag(name = "Transfers", description = "Move money from one wallet to another"),
            @Tag(name = "Holds", description = "Reserve money of a wallet, take it later or give it back"),
            @Tag(name = "Deposits", description = "Bring money into a wallet from a bank"),
            @Tag(name = "Withdrawals", description = "Have money paid out to a bank account"),
            @Tag(name = "Bank", description = "What the house's bank tells"),
            @Tag(name = "Conversions", description = "Learn what another asset costs, and convert within a wallet"),
            @Tag(name = "Ledger", description = "The books: read them, post to them, close a month"),
            @Tag(name = "Registration", description = "Become a customer, prove an address, choose a new password"),
            @Tag(name = "Sessions", description = "Sign in with a password, stay signed in"),
            @Tag(name = "Tokens", description = "Sign in with an API key"),
            @Tag(
                    name = "Me",
                    description = "What is about the person who calls: sessions, password, second factor, data"),
            @Tag(name = "Knowing the customer", description = "Show who you are, and see what you may do for it"),
            @Tag(name = "Reviews", description = "Decide on what customers have shown"),
            @Tag(name = "Approvals", description = "What takes two people: proposed by one, decided by another"),
            @Tag(name = "Channels", description = "Client applications, their plans and their API keys"),
            @Tag(name = "Staff", description = "Who works here, and in which roles"),
            @Tag(name = "Jobs", description = "Long work: start it, watch it, stop it, go on with it"),
            @Tag(name = "Audit", description = "Who did what, and when")
        })
public class ApiApplication extends Application {}

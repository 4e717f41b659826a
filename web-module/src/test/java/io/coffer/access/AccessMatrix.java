package io.coffer.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.coffer.edge.ApiApplication;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Who may call what, as the annotations of the resources say. */
final class AccessMatrix {

    private static final String HEAD = """
            # Access matrix

            Who may call what. Generated from the code; after a change of it:
            `mvn -pl web-module -am test -Dtest=AccessMatrixTest -Dsurefire.failIfNoSpecifiedTests=false -Dcoffer.access-matrix.write=true`.
            A test fails while this page and the code differ, and another one (`AccessIT`) calls every endpoint with every role.

            `x`: allowed. Whoever else has proved who he is gets 403, everybody else 401. An endpoint under `public` takes no proof.
            Customers and channels reach what is theirs only: what is another's is 404, as what there is not. A channel's key or
            token needs the scope besides. What the roles are for: [access.md](access.md).

            """;

    private AccessMatrix() {}

    static List<Endpoint> endpoints() {
        return new ClassFileImporter()
                        .importUrl(ApiApplication.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation())
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(
                                type -> Arrays.stream(type.getDeclaredMethods()).filter(Endpoint::isOne))
                        .map(method -> Endpoint.of(root(), method))
                        .distinct()
                        .sorted()
                        .toList();
    }

    static String page() {
        return HEAD
                + Endpoint.header()
                + endpoints().stream().map(Endpoint::row).collect(Collectors.joining());
    }

    private static String root() {
        return Objects.requireNonNull(ApiApplication.class.getAnnotation(ApplicationPath.class))
                .value();
    }
}

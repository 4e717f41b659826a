package io.coffer.access;

import io.coffer.edge.Scoped;
import io.coffer.identity.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint and who may call it.
 *
 * @param scope what a channel needs besides its role
 */
record Endpoint(String path, String verb, boolean isPublic, Set<String> roles, Optional<String> scope)
        implements Comparable<Endpoint> {

    /** The columns, from the outside in. */
    static final List<String> ROLES =
            List.of(Role.CUSTOMER, Role.CHANNEL, Role.OPERATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN);

    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb);

    static boolean isOne(Method method) {
        return verbs(method).findAny().isPresent();
    }

    static Endpoint of(String root, Method method) {
        var roles = method.getAnnotation(RolesAllowed.class);
        return new Endpoint(
                root
                        + segment(method.getDeclaringClass().getAnnotation(Path.class))
                        + segment(method.getAnnotation(Path.class)),
                verbs(method).findFirst().orElseThrow(),
                method.isAnnotationPresent(PermitAll.class),
                roles == null ? Set.of() : Set.of(roles.value()),
                Optional.ofNullable(method.getAnnotation(Scoped.class)).map(Scoped::value));
    }

    static String header() {
        return "| method | path | public | " + String.join(" | ", ROLES) + " | scope |\n| --- | --- |"
                + " :-: |".repeat(ROLES.size() + 1) + " --- |\n";
    }

    String row() {
        return "| " + verb + " | `" + path + "` | " + mark(isPublic) + " | "
                + ROLES.stream().map(role -> mark(roles.contains(role))).collect(Collectors.joining(" | ")) + " | "
                + scope.map(name -> "`" + name + "`").orElse("") + " |\n";
    }

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    private static String mark(boolean allowed) {
        return allowed ? "x" : "";
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static String segment(@Nullable Path path) {
        return path == null ? "" : "/" + path.value().replaceAll("^/+|/+$", "");
    }
}

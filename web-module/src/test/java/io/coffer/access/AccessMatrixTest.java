package io.coffer.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/access-matrix.md} says what the code does. */
class AccessMatrixTest {

    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "access-matrix.md");

    @Test
    void thePageSaysWhatTheCodeDoes() throws IOException {
        if (Boolean.getBoolean("coffer.access-matrix.write")) {
            Files.writeString(PAGE, AccessMatrix.page());
        }

        assertThat(PAGE)
                .as("write it anew with -Dcoffer.access-matrix.write=true")
                .hasContent(AccessMatrix.page());
    }

    @Test
    void nobodyForgotToSayWhoMayCall() {
        assertThat(AccessMatrix.endpoints())
                .hasSizeGreaterThan(10)
                .allSatisfy(endpoint -> assertThat(endpoint.roles().isEmpty())
                        .as("%s %s is either open to everybody or to some roles", endpoint.verb(), endpoint.path())
                        .isEqualTo(endpoint.isPublic()));
    }

    @Test
    void onlyRolesThatThereAreMayCall() {
        assertThat(AccessMatrix.endpoints())
                .allSatisfy(endpoint -> assertThat(Role.ALL)
                        .as("%s %s", endpoint.verb(), endpoint.path())
                        .containsAll(endpoint.roles()));
    }

    @Test
    void whatChannelsMayCallHasAScopeAndNothingElse() {
        assertThat(AccessMatrix.endpoints()).allSatisfy(endpoint -> {
            assertThat(endpoint.scope().isPresent())
                    .as("%s %s has a scope", endpoint.verb(), endpoint.path())
                    .isEqualTo(endpoint.roles().contains(Role.CHANNEL));
            assertThat(endpoint.scope().stream()).allMatch(Scope.ALL::contains);
        });
    }

    @Test
    void twoMethodsForOneEndpointLetTheSameIn() {
        var names = AccessMatrix.endpoints().stream()
                .map(endpoint -> endpoint.verb() + " " + endpoint.path())
                .toList();

        assertThat(names).doesNotHaveDuplicates();
    }
}

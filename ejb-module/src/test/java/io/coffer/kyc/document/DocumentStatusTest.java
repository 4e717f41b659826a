package io.coffer.kyc.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentStatusTest {

    /** The table once more, written by hand: a changed transition must be changed here too, on purpose. */
    private static final Map<DocumentStatus, Set<DocumentStatus>> EXPECTED = Map.of(
            DocumentStatus.SCANNING, Set.of(DocumentStatus.CLEAN, DocumentStatus.INFECTED, DocumentStatus.DELETED),
            DocumentStatus.CLEAN, Set.of(DocumentStatus.DELETED),
            DocumentStatus.INFECTED, Set.of(),
            DocumentStatus.DELETED, Set.of());

    @Test
    void onlyTheTransitionsOfTheTableAreAllowed() {
        for (DocumentStatus from : DocumentStatus.values()) {
            var allowed =
                    Stream.of(DocumentStatus.values()).filter(from::canBecome).collect(Collectors.toSet());
            assertThat(allowed).as("from %s", from).isEqualTo(EXPECTED.get(from));
        }
    }
}

package io.coffer.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where a page begins and ends. */
class PageRequestTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private final PageRequest firstTwo = new PageRequest(2, Instant.EPOCH, Optional.empty());

    @Test
    void theRowBeyondThePageTellsThatThereIsMore() {
        var page = firstTwo.page(List.of(A, B, C), Position::of);

        assertThat(page.items()).containsExactly(A, B);
        assertThat(page.end()).contains(Position.of(B));
    }

    @Test
    void aPageThatIsJustFullIsTheLastOne() {
        assertThat(firstTwo.page(List.of(A, B), Position::of)).isEqualTo(new Page<>(List.of(A, B), Optional.empty()));
    }

    @Test
    void theFirstPageLeavesNothingOut() {
        assertThat(firstTwo.afterId()).isEqualTo(new UUID(0, 0));
        assertThat(firstTwo.beforeId()).hasToString("ffffffff-ffff-ffff-ffff-ffffffffffff");
    }

    @Test
    void theNextPageBeginsBehindTheLastPosition() {
        var next = new PageRequest(2, Instant.EPOCH, Optional.of(Position.of(B)));

        assertThat(next.afterId()).isEqualTo(B);
        assertThat(next.beforeId()).isEqualTo(B);
    }
}

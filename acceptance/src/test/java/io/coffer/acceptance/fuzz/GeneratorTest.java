package io.coffer.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final String MINE = "01900000-0000-7000-8000-00000000000a";
    private static final String THEIRS = "01900000-0000-7000-8000-00000000000b";

    private final Description description = Description.of(Documents.THINGS);
    private final List<Caller> callers =
            List.of(new Caller("nobody", Map.of(), false, Map.of(), List.of()), caller("a", MINE), caller("b", THEIRS));

    @Test
    void theSameSeedAsksTheSame() {
        var first = attempts(42, 500).map(GeneratorTest::told).toList();
        var again = attempts(42, 500).map(GeneratorTest::told).toList();
        var other = attempts(43, 500).map(GeneratorTest::told).toList();

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void aRequestIsMadeFromItsNumberAndNotFromThoseBeforeIt() {
        var all = attempts(42, 300).map(GeneratorTest::told).toList();

        assertThat(told(generator(42).attempt(250, callers))).isEqualTo(all.get(250));
    }

    @Test
    void atFirstEveryOperationIsAskedRightlyByEveryCaller() {
        int right = generator(42).rightAtFirst(callers);

        var pairs = attempts(42, right)
                .peek(attempt -> assertThat(attempt.isRight()).isTrue())
                .map(attempt ->
                        attempt.operation().id() + " " + attempt.caller().name())
                .toList();
        assertThat(pairs).doesNotHaveDuplicates().hasSize(15);
    }

    @Test
    void aRightRequestNamesWhatIsTheCallersOwn() {
        attempts(42, 15)
                .filter(attempt -> attempt.caller().name().equals("a"))
                .filter(attempt -> attempt.operation().path().contains("{id}"))
                .forEach(attempt -> assertThat(attempt.request().target()).contains(MINE));
    }

    @Test
    void theExampleOfAnIdIsNotTouched() {
        assertThat(attempts(3, 2_000).map(attempt -> attempt.request().target()))
                .noneMatch(target -> target.contains("not-the-fuzzers"));
    }

    @Test
    void everyChangeIsMadeSooner() {
        var seen = new HashSet<String>();
        attempts(1, 5_000).forEach(attempt -> seen.addAll(attempt.changes()));

        assertThat(seen)
                .contains(
                        "somebody else's id",
                        "an id of nothing",
                        "called by nobody",
                        "called by credentials that prove nothing",
                        "a member twice",
                        "deep",
                        "half a character",
                        "cut off in its body",
                        "a nasty page_size",
                        "huge text in owner",
                        "without size");
    }

    @Test
    void somebodyElsesObjectComesWithATwinOfNobodys() {
        var twins = attempts(7, 2_000).filter(attempt -> attempt.twin() != null).toList();

        assertThat(twins).isNotEmpty().allSatisfy(attempt -> {
            var twin = Objects.requireNonNull(attempt.twin());
            var theirs = twin.theirs();
            assertThat(theirs).isEqualTo(attempt.caller().name().equals("a") ? THEIRS : MINE);
            assertThat(attempt.request().text()).contains(theirs);
            assertThat(twin.request().text()).contains(twin.nobodys()).doesNotContain(theirs);
        });
    }

    @Test
    void aShortIdIsReplacedWhereItIsTheId() {
        var draft = new Draft(
                description.operations().get(2),
                new Caller("a", Map.of(), true, Map.of(), List.of()),
                new SplittableRandom(1));
        draft.segments.replaceAll(segment -> Paths.isParameter(segment) ? "1" : segment + "1");
        draft.query.add(new Header("page_size", "1"));
        draft.theirs = "1";
        draft.nobodys = MINE;

        var twin = Objects.requireNonNull(draft.attempt(1).twin());

        assertThat(twin.request().target()).isEqualTo("/things1/" + MINE + "?page_size=1");
    }

    @Test
    void noNastyValueIsALeakByItself() {
        var request = new Request("GET", "/", List.of(), null, Framing.LENGTH, Request.HTTP_1_1, Credential.TRUE);

        assertThat(Nasty.all())
                .allSatisfy(value -> assertThat(Leaks.in(request, Reply.of(200, "application/json", value)))
                        .isEmpty());
    }

    private Stream<Attempt> attempts(long seed, int count) {
        var generator = generator(seed);
        return IntStream.range(0, count).mapToObj(number -> generator.attempt(number, callers));
    }

    private Generator generator(long seed) {
        var known = new Known(description, callers, Set.of("owner"));
        return new Generator(seed, "run", description, known, List.of(List.of("Authorization", "Bearer x")));
    }

    private static Caller caller(String name, String thing) {
        return new Caller(
                name,
                Map.of("Authorization", "Bearer " + name),
                true,
                Map.of("owner", List.of(thing)),
                List.of("/things/" + thing));
    }

    private static String told(Attempt attempt) {
        var request = attempt.request();
        return attempt.caller().name()
                + attempt.changes()
                + request.method()
                + request.target()
                + request.headers()
                + (request.body() == null ? "" : new String(request.body(), StandardCharsets.ISO_8859_1))
                + request.framing()
                + request.version()
                + request.credential();
    }
}

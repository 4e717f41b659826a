package io.coffer.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnownTest {

    private static final Caller SOMEBODY =
            new Caller("somebody", Map.of("Authorization", "Bearer t"), true, Map.of(), List.of());

    private final Description description = Description.of(Documents.THINGS);
    private final Known known = new Known(description, List.of(SOMEBODY), Set.of());
    private final Operation create = operation("createThing");
    private final Operation get = operation("getThing");
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void whatWasCreatedIsKnownByItsLocation() {
        known.learn(
                asked(create),
                new Reply(201, List.of(new Header("Location", "http://127.0.0.1/things/7")), new byte[0]));

        assertThat(known.own(get.segments(), "somebody", random))
                .hasValueSatisfying(own -> assertThat(own.segments()).containsExactly("things", "7"));
        assertThat(known.own(operation("openThing").segments(), "somebody", random))
                .isPresent();
        assertThat(known.own(get.segments(), "else", random)).isEmpty();
        assertThat(known.foreign(get.segments(), "else", random)).isPresent();
    }

    @Test
    void whatWasCreatedIsKnownByItsId() {
        known.learn(asked(create), Reply.of(201, "application/json", "{\"size\":1,\"thing_id\":\"8\"}"));

        assertThat(known.own(get.segments(), "somebody", random)).isPresent();
        assertThat(known.value("somebody", "thing_id", random)).contains("8");
    }

    @Test
    void whatSomebodyOfTheHouseMadeIsAllTheHouses() {
        var maker = new Caller("maker", Map.of("Authorization", "Bearer t"), false, Map.of(), List.of());
        var colleague = new Caller("colleague", Map.of("Authorization", "Bearer t"), false, Map.of(), List.of());
        known.learn(asked(create, maker), Reply.of(201, "application/json", "{\"thing_id\":\"8\"}"));

        assertThat(known.own(get.segments(), colleague.owner(), random)).isPresent();
        assertThat(known.own(get.segments(), SOMEBODY.owner(), random)).isEmpty();
    }

    @Test
    void whatWasOnlyReadIsNotTakenForOnesOwn() {
        known.learn(asked(get), Reply.of(200, "application/json", "{\"thing_id\":\"9\"}"));

        assertThat(known.own(get.segments(), "somebody", random)).isEmpty();
        assertThat(known.reached()).containsExactly("getThing");
    }

    @Test
    void whoWasTurnedAwayIsNotAble() {
        known.learn(asked(get), Reply.none(403));
        known.learn(asked(create), Reply.none(400));

        assertThat(known.able(get)).isEmpty();
        assertThat(known.able(create)).containsExactly("somebody");
    }

    private Operation operation(String id) {
        return description.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Attempt asked(Operation operation) {
        return asked(operation, SOMEBODY);
    }

    private static Attempt asked(Operation operation, Caller caller) {
        var request = new Request(
                operation.method(), "/things", List.of(), null, Framing.LENGTH, Request.HTTP_1_1, Credential.TRUE);
        return new Attempt(1, operation, caller, Aim.TARGET, List.of(), request, null);
    }
}

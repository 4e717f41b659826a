package io.coffer.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.fuzz.Finding.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of the judge has an answer here that it must find, beside one that it must let pass. */
class JudgeTest {

    private static final String PROBLEM = "application/problem+json";
    private static final String THING = "{\"thing_id\":\"1\",\"size\":3}";
    private static final Caller SOMEBODY =
            new Caller("somebody", Map.of("Authorization", "Bearer t"), true, Map.of(), List.of());
    private static final Caller ANYBODY = new Caller("anybody", Map.of(), false, Map.of(), List.of());

    private final Description description = Description.of(Documents.THINGS);
    private final Judge judge = new Judge(description, Set.of("not-found", "invalid-field", "temporarily-unavailable"));
    private final Operation get = operation("getThing");
    private final Operation list = operation("listThings");
    private final Operation remove = operation("removeThing");

    @Test
    void whatIsDescribedPasses() {
        assertThat(judge.judge(right(get), json(200, THING))).isEmpty();
        assertThat(judge.judge(right(get), problem(404, "not-found"))).isEmpty();
        assertThat(judge.judge(right(remove), Reply.none(204))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504, 507})
    void aServerError(int status) {
        finds(right(get), problem(status, "not-found"), Kind.SERVER_ERROR, "status " + status);
    }

    @Test
    void aServerErrorToARequestThatIsNoneOfHttp() {
        finds(aimed(Aim.BROKEN), problem(500, "not-found"), Kind.SERVER_ERROR, "status 500");
        assertThat(judge.judge(aimed(Aim.BROKEN), Reply.none(505))).isEmpty();
    }

    @Test
    void sheddingThatIsDeclaredIsNoServerError() {
        var shed = with(problem(503, "temporarily-unavailable"), "Retry-After", "1");

        assertThat(judge.judge(right(get), shed)).isEmpty();
        assertThat(judge.isShed(shed)).isTrue();
        finds(right(get), problem(503, "temporarily-unavailable"), Kind.SERVER_ERROR, "status 503");
        finds(
                right(get),
                with(Reply.of(503, "text/html", "busy"), "Retry-After", "1"),
                Kind.SERVER_ERROR,
                "status 503");
    }

    @Test
    void noAnswerToARequestThatIsInOrder() {
        finds(right(get), Reply.none(Reply.HUNG_UP), Kind.SERVER_ERROR, "hung up");
        finds(right(get), Reply.none(Reply.TIMED_OUT), Kind.SERVER_ERROR, "no answer in time");
        finds(aimed(Aim.ASTRAY), Reply.none(Reply.HUNG_UP), Kind.SERVER_ERROR, "hung up");
        assertThat(judge.judge(aimed(Aim.BROKEN), Reply.none(Reply.HUNG_UP))).isEmpty();
        assertThat(judge.judge(aimed(Aim.BROKEN), Reply.none(Reply.TIMED_OUT))).isEmpty();
    }

    @Test
    void aStatusThatIsNotDocumented() {
        finds(right(get), problem(409, "not-found"), Kind.UNDOCUMENTED, "status 409 is not documented");
        finds(right(get), json(201, THING), Kind.UNDOCUMENTED, "status 201 is not documented");
    }

    @Test
    void aRangeOfStatusesIsDocumented() {
        assertThat(judge.judge(right(list), problem(418, "invalid-field"))).isEmpty();
    }

    @Test
    void anOperationThatDoesNotKnowItsOwnMethod() {
        finds(
                right(list),
                with(problem(405, "not-found"), "Allow", "GET"),
                Kind.UNDOCUMENTED,
                "status 405 for a method that there is");
    }

    @Test
    void aMediaTypeThatIsNotDocumented() {
        finds(right(get), Reply.of(200, "text/html", THING), Kind.UNDOCUMENTED, "media type \"text/html\"");
        finds(
                right(get),
                Reply.of(404, "application/json", "{}"),
                Kind.UNDOCUMENTED,
                "media type \"application/json\"");
        assertThat(judge.judge(right(get), Reply.of(200, "application/json;charset=UTF-8", THING)))
                .isEmpty();
    }

    @Test
    void aBodyWhereNoneIsDocumented() {
        finds(right(remove), json(204, THING), Kind.UNDOCUMENTED, "a body with status 204");
        finds(called("HEAD"), json(200, THING), Kind.UNDOCUMENTED, "a body for HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":3}",
                "{\"thing_id\":1,\"size\":3}",
                "{\"thing_id\":\"1\",\"size\":\"3\"}",
                "{\"thing_id\":null,\"size\":3}",
                "{\"thing_id\":\"1\",\"size\":3,\"secret\":true}",
                "{\"thing_id\":\"1\",\"kind\":\"NONE\"}",
                "[]"
            })
    void aBodyThatDoesNotFitItsSchema(String body) {
        finds(right(get), json(200, body), Kind.UNDOCUMENTED, "the body does not fit its schema");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "<html>"})
    void aBodyThatIsNoJson(String body) {
        finds(right(get), json(200, body), Kind.UNDOCUMENTED, "the body is no JSON");
    }

    @Test
    void aDocumentThatDoesNotDescribeTheBody() {
        finds(right(list), json(200, "[]"), Kind.UNDOCUMENTED, "the document does not describe the body");
    }

    @Test
    void aProblemThatIsNone() {
        finds(right(get), problem(404, "made-up"), Kind.UNDOCUMENTED, "the problem has no known type");
        finds(right(get), Reply.of(404, PROBLEM, "[]"), Kind.UNDOCUMENTED, "the problem is no JSON object");
        finds(right(get), Reply.of(404, PROBLEM, "<"), Kind.UNDOCUMENTED, "the problem is no JSON object");
        finds(
                right(get),
                Reply.of(404, PROBLEM, problem(400, "not-found").text()),
                Kind.UNDOCUMENTED,
                "the problem has another status");
        finds(
                right(get),
                Reply.of(
                        404,
                        PROBLEM,
                        "{\"type\":\"/problems/not-found\",\"status\":404,\"title\":\"x\",\"detail\":\"\"}"),
                Kind.UNDOCUMENTED,
                "the problem lacks its title or detail");
    }

    @Test
    void aProblemThatDoesNotFitItsSchema() {
        var odd = "{\"type\":\"/problems/not-found\",\"status\":404,\"title\":\"x\",\"detail\":\"y\",\"member\":1}";

        finds(right(get), Reply.of(404, PROBLEM, odd), Kind.UNDOCUMENTED, "the body does not fit its schema");
    }

    @ParameterizedTest
    @CsvSource({"401, WWW-Authenticate", "405, Allow", "429, Retry-After"})
    void aStatusWithoutTheHeaderThatGoesWithIt(int status, String header) {
        finds(right(list), problem(status, "invalid-field"), Kind.UNDOCUMENTED, status + " without " + header);
        var otherMethod = new Attempt(
                1, list, SOMEBODY, Aim.TARGET, List.of("x"), request("PUT", List.of(), null, Credential.TRUE), null);
        assertThat(judge.judge(otherMethod, with(problem(status, "invalid-field"), header, "x")))
                .isEmpty();
    }

    @Test
    void anAnswerToWhatIsNoOperation() {
        finds(aimed(Aim.ASTRAY), Reply.of(404, "text/html", "<h1>"), Kind.UNDOCUMENTED, "not a problem");
        finds(aimed(Aim.ASTRAY), json(201, "{}"), Kind.UNDOCUMENTED, "status 201 for what is no operation");
        finds(aimed(Aim.ASTRAY), problem(400, "made-up"), Kind.UNDOCUMENTED, "the problem has no known type");
        assertThat(judge.judge(aimed(Aim.ASTRAY), problem(400, "invalid-field")))
                .isEmpty();
        assertThat(judge.judge(aimed(Aim.ASTRAY), json(200, THING))).isEmpty();
    }

    @Test
    void aBadProblemToWhatIsNoHttp() {
        finds(aimed(Aim.BROKEN), problem(400, "made-up"), Kind.UNDOCUMENTED, "the problem has no known type");
        assertThat(judge.judge(aimed(Aim.BROKEN), Reply.none(400))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatShowsTheInside")
    void theInside(String shown) {
        var problem = Reply.of(404, PROBLEM, problem(404, "not-found").text().replace("Nothing", shown));

        finds(right(get), problem, Kind.LEAK, "shows ");
        finds(right(get), with(problem(404, "not-found"), "X-Detail", shown), Kind.LEAK, "shows ");
        finds(aimed(Aim.BROKEN), Reply.of(400, "text/html", shown), Kind.LEAK, "shows ");
    }

    static List<String> whatShowsTheInside() {
        return List.of(
                "at io.coffer.edge.Errors.toResponse(Errors.java:40)",
                "Caused by: nothing",
                "Errors.java:40",
                "io.coffer.payment.Payments",
                "org.hibernate.exception.GenericJDBC",
                "com.ibm.ws.webcontainer.WebApp",
                "java.lang.String",
                "a NullPointerException",
                "StackOverflowError",
                "select p from payment p where id = 1",
                "insert into payment values (1)",
                "update payment set status = 1",
                "You have an error in your SQL syntax",
                "Duplicate entry 'x' for key 'y'",
                "Illegal mix of collations",
                "SRVE0190E: File not found",
                "CWWWC0005I: bad",
                "Open Liberty",
                "MariaDB server",
                "/opt/ol/wlp/usr/servers");
    }

    @Test
    void whatOnlyComesBackAsItWasSentIsNoLeak() {
        var sent = request("GET", List.of(new Header("X-A", "java.lang.String")), null, Credential.TRUE);
        var attempt = new Attempt(1, get, SOMEBODY, Aim.TARGET, List.of(), sent, null);

        assertThat(judge.judge(attempt, with(problem(404, "not-found"), "X-A", "java.lang.String")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Server, Liberty", "X-Powered-By, Servlet", "x-injected, yes"})
    void aHeaderThatDoesNotBelongThere(String name, String value) {
        finds(right(get), with(json(200, THING), name, value), Kind.LEAK, "shows ");
    }

    @Test
    void aTemplateThatWasComputed() {
        finds(
                right(get),
                with(json(200, "{\"thing_id\":\"" + Nasty.EVALUATED + "\",\"size\":3}"), "X", "y"),
                Kind.LEAK,
                "shows the value of a template");
    }

    @Test
    void credentialsInTheAnswerThatRefusesThem() {
        var token = "abcdefghijklmnop";
        var sent = request("GET", List.of(new Header("Authorization", "Bearer " + token)), null, Credential.FALSE);
        var attempt = new Attempt(1, get, SOMEBODY, Aim.TARGET, List.of("x"), sent, null);

        finds(
                attempt,
                Reply.of(404, PROBLEM, problem(404, "not-found").text().replace("Nothing", token)),
                Kind.LEAK,
                "shows the credentials");
    }

    @ParameterizedTest
    @CsvSource({"NONE", "FALSE"})
    void letInWithoutProof(Credential credential) {
        var sent = request("GET", List.of(), null, credential);

        finds(
                new Attempt(1, get, SOMEBODY, Aim.TARGET, List.of("x"), sent, null),
                json(200, THING),
                Kind.LEAK,
                "let in without proof");
        finds(
                new Attempt(1, get, ANYBODY, Aim.TARGET, List.of(), sent, null),
                json(200, THING),
                Kind.LEAK,
                "let in without proof");
    }

    @Test
    void whatIsOpenNeedsNoProof() {
        var open = operation("openThing");
        var sent = request("POST", List.of(), null, Credential.NONE);

        assertThat(judge.judge(new Attempt(1, open, ANYBODY, Aim.TARGET, List.of(), sent, null), Reply.none(204)))
                .isEmpty();
    }

    @Test
    void somebodyElsesObjectThatIsToldFromNone() {
        var attempt = twins();

        assertThat(judge.judgeTwins(attempt, problem(404, "not-found"), problem(404, "not-found")))
                .isEmpty();
        assertThat(judge.judgeTwins(attempt, named(404, "theirs"), named(404, "nobodys")))
                .isEmpty();
        assertThat(judge.judgeTwins(attempt, json(200, THING), problem(404, "not-found")))
                .hasValueSatisfying(finding -> assertThat(finding.kind()).isEqualTo(Kind.LEAK));
        assertThat(judge.judgeTwins(attempt, problem(404, "not-found"), problem(404, "invalid-field")))
                .isPresent();
        assertThat(judge.judgeTwins(attempt, problem(404, "not-found"), named(404, "nobodys")))
                .isPresent();
    }

    @Test
    void correlationIdsDoNotTellTwinsApart() {
        var first = with(named(404, "0001"), "X-Correlation-Id", "0001");
        var second = with(named(404, "0002"), "X-Correlation-Id", "0002");

        assertThat(judge.judgeTwins(twins(), first, second)).isEmpty();
    }

    @Test
    void beingTurnedAwayTellsNothingOfTwins() {
        assertThat(judge.judgeTwins(twins(), problem(429, "not-found"), problem(404, "not-found")))
                .isEmpty();
        assertThat(judge.judgeTwins(twins(), problem(404, "not-found"), problem(503, "not-found")))
                .isEmpty();
    }

    @Test
    void anIdThatIsAShortNumberIsNotSeenInOtherNumbers() {
        var request = request("GET", List.of(), null, Credential.TRUE);
        for (String theirs : List.of("40", "403", "1")) {
            var attempt = new Attempt(
                    1, get, SOMEBODY, Aim.TARGET, List.of(), request, new Attempt.Twin(request, theirs, "999"));

            assertThat(judge.judgeTwins(attempt, problem(403, "not-found"), problem(403, "not-found")))
                    .as(theirs)
                    .isEmpty();
            assertThat(judge.judgeTwins(attempt, named(404, theirs), named(404, "999")))
                    .as(theirs)
                    .isEmpty();
        }
    }

    @Test
    void aProofThatEndedBetweenTwinsIsSeen() {
        assertThat(Judge.isProofOfOneOnly(problem(403, "forbidden"), problem(401, "unauthenticated")))
                .isTrue();
        assertThat(Judge.isProofOfOneOnly(problem(401, "unauthenticated"), problem(404, "not-found")))
                .isTrue();
        assertThat(Judge.isProofOfOneOnly(problem(401, "unauthenticated"), problem(401, "session-ended")))
                .isFalse();
        assertThat(Judge.isProofOfOneOnly(problem(403, "forbidden"), problem(404, "not-found")))
                .isFalse();
    }

    private Attempt twins() {
        var request = request("GET", List.of(), null, Credential.TRUE);
        return new Attempt(
                1,
                get,
                SOMEBODY,
                Aim.TARGET,
                List.of("somebody else's id"),
                request,
                new Attempt.Twin(request, "theirs", "nobodys"));
    }

    private void finds(Attempt attempt, Reply reply, Kind kind, String rule) {
        assertThat(judge.judge(attempt, reply))
                .as("%s %s", reply.status(), reply.text())
                .hasSize(1)
                .first()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(finding.rule()).contains(rule);
                });
    }

    private Operation operation(String id) {
        return description.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Attempt right(Operation operation) {
        return new Attempt(
                1,
                operation,
                SOMEBODY,
                Aim.TARGET,
                List.of(),
                request(operation.method(), List.of(), null, Credential.TRUE),
                null);
    }

    private Attempt aimed(Aim aim) {
        return new Attempt(1, get, SOMEBODY, aim, List.of("x"), request("GET", List.of(), null, Credential.TRUE), null);
    }

    private Attempt called(String method) {
        return new Attempt(
                1, get, SOMEBODY, Aim.TARGET, List.of("x"), request(method, List.of(), null, Credential.TRUE), null);
    }

    private static Request request(String method, List<Header> headers, byte @Nullable [] body, Credential credential) {
        return new Request(method, "/things/1", headers, body, Framing.LENGTH, Request.HTTP_1_1, credential);
    }

    private static Reply json(int status, String body) {
        return Reply.of(status, "application/json", body);
    }

    private static Reply problem(int status, String type) {
        return Reply.of(
                status,
                PROBLEM,
                "{\"type\":\"/problems/%s\",\"title\":\"A title\",\"status\":%d,\"detail\":\"Nothing here.\"}"
                        .formatted(type, status));
    }

    private static Reply named(int status, String id) {
        return Reply.of(status, PROBLEM, problem(status, "not-found").text().replace("Nothing", "No " + id));
    }

    private static Reply with(Reply reply, String name, String value) {
        var headers = new ArrayList<>(reply.headers());
        headers.add(new Header(name, value));
        return new Reply(reply.status(), headers, reply.text().getBytes(StandardCharsets.UTF_8));
    }
}

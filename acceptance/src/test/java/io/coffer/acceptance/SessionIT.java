package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Sessions: carried on with refresh tokens, listed, ended. */
class SessionIT {

    @Test
    void aRefreshTokenGivesNewTokensOnce() {
        var customer = Person.customer();
        var first = customer.refreshToken();
        var session = customer.sessionId();

        var refreshed = customer.refresh().has(200);

        assertThat(refreshed.text("session_id")).isEqualTo(session);
        assertThat(refreshed.text("refresh_token")).isNotEqualTo(first);
        assertThat(refreshed.body().has("device_token")).isFalse();
        customer.api().get("/api/v1/me").has(200);
        customer.refresh().has(200);
    }

    @Test
    void aRefreshTokenThatComesTwiceEndsTheSession() {
        var customer = Person.customer();
        var stolen = customer.refreshToken();
        customer.refresh().has(200);
        var good = customer.refreshToken();
        var api = customer.api();

        customer.refresh(stolen).isProblem(401, "session-ended");

        customer.refresh(good).isProblem(401, "session-ended");
        Eventually.is(() -> api.get("/api/v1/me").isProblem(401, "unauthenticated"));
        assertThat(Books.rows(
                        "select end_reason from user_session where id = ?", UUID.fromString(customer.sessionId())))
                .containsExactly("REFRESH_REUSED");
        assertThat(Books.count(
                        "select count(*) from audit_record where action = 'session.refresh-reused' and subject_id = ?",
                        UUID.fromString(customer.id())))
                .isEqualTo(1);
    }

    @Test
    void otherSessionsDoNotEndWithIt() {
        var customer = Person.customer();
        var stolen = customer.refreshToken();
        customer.refresh().has(200);
        customer.signIn();
        var other = customer.refreshToken();

        customer.refresh(stolen).isProblem(401, "session-ended");

        customer.refresh(other).has(200);
    }

    @Test
    void ofManyWhoRefreshAtOnceOneWinsAndTheSessionEnds() throws Exception {
        var customer = Person.customer();
        var token = customer.refreshToken();
        var answers = Crowd.asks(
                6,
                number -> Channel.anonymous()
                        .send(
                                "POST",
                                "/api/v1/sessions/refresh",
                                Map.of(),
                                Channel.json(Map.of("refresh_token", token))));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        var winner = answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> answer.isProblem(401, "session-ended"));
        customer.refresh(winner.text("refresh_token")).isProblem(401, "session-ended");
    }

    @Test
    void aTokenThatNeverWasEndsNothing() {
        var customer = Person.customer();
        var other = Person.customer();
        var good = customer.refreshToken();
        // The session of the one with the secrets of the other: nobody who was ever in this session has that.
        var forged = good.substring(0, 4 + 22) + other.refreshToken().substring(4 + 22);

        customer.refresh(forged).isProblem(401, "session-ended");
        customer.refresh("crt_" + "A".repeat(107)).isProblem(401, "session-ended");
        customer.refresh("nonsense").isProblem(401, "session-ended");

        customer.refresh(good).has(200);
    }

    @Test
    void aSessionThatWasNotUsedForLongHasExpired() {
        var customer = Person.customer();
        Books.execute(
                "update user_session set last_used_at = utc_timestamp(6) - interval 15 day where id = ?",
                UUID.fromString(customer.sessionId()));

        customer.refresh().isProblem(401, "session-ended");

        customer.signIn();
        Books.execute(
                "update user_session set created_at = utc_timestamp(6) - interval 91 day where id = ?",
                UUID.fromString(customer.sessionId()));
        customer.refresh().isProblem(401, "session-ended");
    }

    @Test
    void signingOutEndsTheSession() {
        var customer = Person.customer();
        var api = customer.api();

        api.send("DELETE", "/api/v1/me/sessions/current", Map.of(), null).has(204);

        api.get("/api/v1/me").isProblem(401, "unauthenticated");
        customer.refresh().isProblem(401, "session-ended");
    }

    @Test
    void sessionsAreListedAndCanBeEndedOneByOne() {
        var customer = Person.customer();
        var first = customer.sessionId();
        var firstApi = customer.api();
        var firstRefresh = customer.refreshToken();
        customer.signIn();
        var second = customer.sessionId();

        var listed = customer.api().get("/api/v1/me/sessions").has(200);
        assertThat(ids(listed)).containsExactly(second, first);
        assertThat(items(listed)).allSatisfy(session -> {
            assertThat(session.path("client").asText()).isEqualTo("Firefox on Linux");
            assertThat(session.path("created_at").asText()).endsWith("Z");
            assertThat(session.path("current").asBoolean())
                    .isEqualTo(session.path("session_id").asText().equals(second));
        });

        end(customer.api(), first).has(204);

        assertThat(ids(customer.api().get("/api/v1/me/sessions"))).containsExactly(second);
        end(customer.api(), first).isProblem(404, "not-found");
        customer.refresh(firstRefresh).isProblem(401, "session-ended");
        // Within seconds on every server; on the one that ended it, at once.
        firstApi.get("/api/v1/me").isProblem(401, "unauthenticated");
    }

    @Test
    void allOthersCanBeEndedAtOnce() {
        var customer = Person.customer();
        var others = new ArrayList<String>();
        others.add(customer.refreshToken());
        customer.signIn();
        others.add(customer.refreshToken());
        customer.signIn();

        customer.api().send("DELETE", "/api/v1/me/sessions", Map.of(), null).has(204);

        others.forEach(token -> customer.refresh(token).isProblem(401, "session-ended"));
        customer.refresh().has(200);
    }

    @Test
    void somebodyElsesSessionIsLikeNone() {
        var customer = Person.customer();
        var stranger = Person.customer();

        var theirs = end(stranger.api(), customer.sessionId()).isProblem(404, "not-found");
        var nobodys = end(stranger.api(), UUID.randomUUID().toString()).isProblem(404, "not-found");
        assertThat(theirs.body()).isEqualTo(nobodys.body());
        end(stranger.api(), "x").isProblem(404, "not-found");

        customer.refresh().has(200);
    }

    @Test
    void whoSignsInTooOftenLosesTheOldestSession() {
        var customer = Person.customer();
        var first = customer.refreshToken();
        var user = UUID.fromString(customer.id());
        for (int i = 0; i < 48; i++) {
            Books.execute(
                    "insert into user_session (id, user_id, client, family_hash, refresh_hash, created_at, last_used_at,"
                            + " version) select ?, user_id, client, family_hash, refresh_hash, created_at,"
                            + " last_used_at + interval 1 second, 0 from user_session where id = ?",
                    UUID.randomUUID(),
                    UUID.fromString(customer.sessionId()));
        }
        customer.signIn();
        assertThat(Books.count("select count(*) from user_session where user_id = ? and ended_at is null", user))
                .isEqualTo(50);

        customer.signIn();

        assertThat(Books.count("select count(*) from user_session where user_id = ? and ended_at is null", user))
                .isEqualTo(50);
        customer.refresh(first).isProblem(401, "session-ended");
    }

    @Test
    void channelsHaveNoSessions() {
        var channel = Channel.demo();

        channel.get("/api/v1/me").isProblem(403, "forbidden");
        channel.get("/api/v1/me/sessions").isProblem(403, "forbidden");
        Channel.anonymous().get("/api/v1/me").isProblem(401, "unauthenticated");
    }

    private static Answer end(Channel api, String session) {
        return api.send("DELETE", "/api/v1/me/sessions/" + session, Map.of(), null);
    }

    private static List<String> ids(Answer listed) {
        return items(listed).map(item -> item.path("session_id").asText()).toList();
    }

    private static Stream<JsonNode> items(Answer listed) {
        return StreamSupport.stream(listed.body().path("items").spliterator(), false);
    }
}

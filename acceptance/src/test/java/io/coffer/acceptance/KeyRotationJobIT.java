package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rotation of keys as an administrator starts it, and what happens when it is stopped or dies. */
class KeyRotationJobIT {

    private static final String JOB = "/api/v1/jobs/personal-key-rotation";
    private static final List<String> STEPS = List.of("introduce", "rewrap", "reseal", "rest", "retire", "tidy");

    private Channel admin = Strangers.signedIn("admin");

    @AfterEach
    void mend() throws Exception {
        var server = Running.stack().server();
        if (!server.isRunning()) {
            server.start();
        }
    }

    @Test
    void wrapsWithTheNewestVersionOfTheMasterKey() throws Exception {
        Running.stack().masterKey().addVersion();

        var execution = completed(start(true));

        assertThat(execution.body().path("steps").findValuesAsText("name")).containsExactlyInAnyOrderElementsOf(STEPS);
        assertThat(Books.rows("select master_version from personal_wrapping_key"))
                .containsExactly(newestVersion());
        assertThat(Books.count("select count(*) from personal_key where superseded_at is not null"))
                .isZero();
    }

    @Test
    void runsOnceAtATimeAndIsStoppedAndRestarted() {
        var first = start(false);
        admin.send("POST", JOB, Map.of(), "{\"data_keys\":false}").isProblem(409, "job-running");

        // The server may be starting it just now, and one of the two gives way to the other in its tables.
        Eventually.hasPlace(() -> change(first, "stop")).has(202);
        Eventually.is(() -> assertThat(get(first).text("status")).isEqualTo("STOPPED"));
        change(first, "stop").isProblem(409, "job-not-in-that-state");
        var second = change(first, "restart").has(202).text("execution_id");

        completed(second);
        change(second, "restart").isProblem(409, "job-not-in-that-state");
        assertThat(Books.count("select count(*) from personal_wrapping_key")).isOne();
    }

    @Test
    void killedInTheMiddleItIsRestarted() throws Exception {
        var first = start(false);
        Eventually.is(() -> assertThat(get(first).body().path("steps")).isNotEmpty());

        Running.stack().server().kill();
        Running.stack().server().start();
        admin = Strangers.signedIn("admin");
        Eventually.is(() -> assertThat(get(first).text("status")).isEqualTo("FAILED"));

        completed(change(first, "restart").has(202).text("execution_id"));
        assertThat(Books.count("select count(*) from personal_wrapping_key")).isOne();
    }

    @Test
    void isForAdministrators() {
        Strangers.signedIn("operator")
                .send("POST", JOB, Map.of(), "{\"data_keys\":false}")
                .isProblem(403, "forbidden");
        Channel.anonymous().get(Jobs.EXECUTIONS + "1").isProblem(401, "unauthenticated");
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        admin.send("POST", JOB, Map.of(), "{}").isProblem(400, "missing-field");
        admin.send("POST", JOB, Map.of(), "{\"data_keys\":\"yes\"}").isProblem(400, "malformed-json");
        for (String id : new String[] {"0", "999999999", "1000000000000000000000", "x"}) {
            get(id).isProblem(404, "not-found");
            change(id, "stop").isProblem(404, "not-found");
            change(id, "restart").isProblem(404, "not-found");
        }
    }

    private String start(boolean dataKeys) {
        var answer = admin.send("POST", JOB, Map.of(), "{\"data_keys\":" + dataKeys + "}")
                .has(202);
        var id = answer.text("execution_id");
        assertThat(answer.headers().firstValue("location")).contains(Jobs.EXECUTIONS + id);
        return id;
    }

    private Answer completed(String execution) {
        return Jobs.ended(admin, execution, "COMPLETED");
    }

    private Answer get(String execution) {
        return admin.get(Jobs.EXECUTIONS + execution);
    }

    private Answer change(String execution, String how) {
        return admin.send("POST", Jobs.EXECUTIONS + execution + "/" + how, Map.of(), null);
    }

    private static String newestVersion() throws Exception {
        return Running.stack().masterKey().newestVersion();
    }
}

package io.coffer.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with an address and a password, on one device. */
final class Person {

    static final String VERIFY = "Confirm your e-mail address";
    static final String RESET = "Choose a new password";
    static final String INVITATION = "Your account at Coffer";
    static final String KNOWN = "You already have an account";

    private static final String USER_AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final String email;
    private String password;
    private String id = "";
    private @Nullable String deviceToken;
    private @Nullable Answer session;

    Person(String email, String password) {
        this.email = email;
        this.password = password;
    }

    /** An address and a password that nobody else has. The address is in {@code personal.test}: it must show up in no log. */
    static Person unknown() {
        return new Person("Zzyzx." + UUID.randomUUID() + "@personal.test", "Zzyzx quiet road " + UUID.randomUUID());
    }

    /** A customer who has registered, verified the address and signed in. */
    static Person customer() {
        var person = unknown();
        person.register();
        person.verify();
        person.signIn();
        return person;
    }

    String email() {
        return email;
    }

    String password() {
        return password;
    }

    /** The user's id; known once the address is proved. */
    String id() {
        return id;
    }

    Mailbox mailbox() {
        return Mailbox.of(email);
    }

    Answer register() {
        return tryRegister().has(202);
    }

    Answer tryRegister() {
        return post("/api/v1/customers", Map.of("email", email, "password", password));
    }

    Answer verify() {
        return verify(mailbox().awaitToken(VERIFY, 1));
    }

    Answer verify(String token) {
        return proved(post("/api/v1/email-verifications", Map.of("token", token)));
    }

    /** Chooses a password with a token that was mailed. */
    Answer choosePassword(String token, String newPassword) {
        var answer = post("/api/v1/password-resets/confirmation", Map.of("token", token, "password", newPassword));
        if (answer.status() == 200) {
            password = newPassword;
        }
        return proved(answer);
    }

    /** Changes what this person believes to be the password. */
    void believe(String otherPassword) {
        password = otherPassword;
    }

    /** As if on a device that was never seen before. */
    void changeDevice() {
        deviceToken = null;
    }

    Answer signIn() {
        return trySignIn(Map.of()).has(200);
    }

    Answer trySignIn(Map<String, String> more) {
        var body = new LinkedHashMap<>(Map.of("email", email, "password", password));
        if (deviceToken != null) {
            body.put("device_token", deviceToken);
        }
        body.putAll(more);
        var answer = Channel.anonymous()
                .send("POST", "/api/v1/sessions", Map.of("User-Agent", USER_AGENT), Channel.json(body));
        if (answer.status() == 200) {
            deviceToken = answer.text("device_token");
            session = answer;
        }
        return answer;
    }

    Answer refresh() {
        return refresh(refreshToken());
    }

    Answer refresh(String refreshToken) {
        var answer = post("/api/v1/sessions/refresh", Map.of("refresh_token", refreshToken));
        if (answer.status() == 200) {
            session = answer;
        }
        return answer;
    }

    String refreshToken() {
        return session().text("refresh_token");
    }

    String sessionId() {
        return session().text("session_id");
    }

    String accessToken() {
        return session().text("access_token");
    }

    /** Calls with the token of the last session. */
    Channel api() {
        return Channel.withToken(accessToken());
    }

    private Answer session() {
        return Objects.requireNonNull(session, "nobody has signed in");
    }

    private Answer proved(Answer answer) {
        if (answer.status() == 200) {
            id = answer.text("user_id");
            deviceToken = answer.text("device_token");
        }
        return answer;
    }

    private static Answer post(String path, Map<String, String> body) {
        return Channel.anonymous().send("POST", path, Map.of(), Channel.json(body));
    }
}

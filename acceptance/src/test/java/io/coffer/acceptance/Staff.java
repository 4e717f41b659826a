package io.coffer.acceptance;

import io.coffer.sandbox.secret.SandboxSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** People who work here. Made by the first administrator, once a run for each set of roles. */
final class Staff {

    /** Less than a token is good for. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private static final Map<String, Member> KNOWN = new HashMap<>();

    private record Member(Person person, Instant signedIn) {}

    private Staff() {}

    /** The first administrator. */
    static Channel admin() {
        return signedIn("admin");
    }

    /** A member of staff with exactly these roles; the same one each time. */
    static Channel signedIn(String... roles) {
        return member(roles).api();
    }

    /**
     * Has an operator propose something and an approver approve it.
     *
     * @param kind such as {@code wallets}
     * @param what such as {@code freeze}
     */
    static void decide(String kind, String id, String what) {
        var proposal = signedIn("operator")
                .post("/api/v1/" + kind + "/" + id + "/" + what, "{\"reason\":\"a test\"}")
                .has(202);
        approve(proposal);
    }

    /** Has an approver approve what was proposed. */
    static void approve(Answer proposal) {
        signedIn("approver")
                .send("POST", "/api/v1/approvals/" + proposal.text("approval_id") + "/approval", Map.of(), null)
                .has(200);
    }

    /** Has an operator propose to take back the entry with this reference. */
    static Answer proposeReversal(String reference) {
        return signedIn("operator")
                .send(
                        "POST",
                        "/api/v1/ledger/entries/" + Books.entry(reference) + "/reversal-proposals",
                        Map.of(),
                        "{\"reason\":\"a test\"}");
    }

    /** Another member of staff with these roles, whom nobody else uses. */
    static Person another(String... roles) {
        return made(roles);
    }

    /** The member of staff that {@link #signedIn} signs in. */
    static synchronized Person member(String... roles) {
        var key = String.join(",", new TreeSet<>(Arrays.asList(roles)));
        var known = KNOWN.get(key);
        if (known != null && known.signedIn().plus(FRESH).isAfter(Instant.now())) {
            return known.person();
        }
        var person = known != null ? known.person() : key.equals("admin") ? firstAdmin() : made(roles);
        person.signIn();
        KNOWN.put(key, new Member(person, Instant.now()));
        return person;
    }

    private static Person firstAdmin() {
        var admin = new Person(SandboxSecrets.ADMIN_EMAIL, SandboxSecrets.ADMIN_PASSWORD);
        Eventually.is(admin::signIn);
        return admin;
    }

    private static Person made(String... roles) {
        var person = Person.unknown();
        admin().send(
                        "POST",
                        "/api/v1/staff",
                        Map.of(),
                        Channel.json(Map.of("email", person.email(), "roles", List.of(roles))))
                .has(201);
        person.choosePassword(person.mailbox().awaitToken(Person.INVITATION, 1), person.password())
                .has(200);
        person.signIn();
        return person;
    }
}

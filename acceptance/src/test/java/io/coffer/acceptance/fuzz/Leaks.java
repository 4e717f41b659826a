package io.coffer.acceptance.fuzz;

import io.coffer.acceptance.fuzz.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer must not show of the inside. What only comes back as it was sent is none. */
final class Leaks {

    private static final Map<String, Pattern> SHOWN = shown();

    /** Credentials in an answer that refuses them. */
    private static final Pattern CREDENTIAL = Pattern.compile("(?i)(?:bearer|basic) +([\\w.~+/=-]{12,})");

    private Leaks() {}

    static Optional<Finding> in(Request request, Reply reply) {
        var sent = request.text();
        var body = reply.text();
        var headers = reply.headerText();
        for (var rule : SHOWN.entrySet()) {
            for (String shown : new String[] {body, headers}) {
                var match = rule.getValue().matcher(shown);
                while (match.find()) {
                    if (!sent.contains(match.group())) {
                        return found(rule.getKey(), match.group());
                    }
                }
            }
        }
        for (Header header : reply.headers()) {
            if (header.isCalled("Server") || header.isCalled("X-Powered-By")) {
                return found("the product", header.name() + ": " + header.value());
            }
            if (header.isCalled(Nasty.INJECTED)) {
                return found("a header that the request injected", header.value());
            }
        }
        if (body.contains(Nasty.EVALUATED)) {
            return found("the value of a template in the request", Nasty.EVALUATED);
        }
        return credential(request, reply);
    }

    private static Optional<Finding> credential(Request request, Reply reply) {
        if (reply.isSuccess()) {
            return Optional.empty();
        }
        return request.header("Authorization")
                .map(CREDENTIAL::matcher)
                .filter(match -> match.matches() && reply.text().contains(match.group(1)))
                .flatMap(match -> found("the credentials that it refuses", "in the body"));
    }

    private static Optional<Finding> found(String what, String shown) {
        return Optional.of(new Finding(Kind.LEAK, "shows " + what, shown));
    }

    private static Map<String, Pattern> shown() {
        var patterns = new LinkedHashMap<String, Pattern>();
        patterns.put("a stack trace", Pattern.compile("\\bat [\\w$]+(?:\\.[\\w$<>]+)+\\(|Caused by:|\\w\\.java:\\d+"));
        patterns.put(
                "a class name",
                Pattern.compile(
                        "\\b(?:io\\.(?:coffer|openliberty|smallrye|vertx)|javax?|jakarta|sun|jdk"
                                + "|com\\.(?:ibm|mysql|fasterxml|sun|github|nimbusds|google)"
                                + "|org\\.(?:hibernate|apache|jboss|eclipse|mariadb|jose4j|flywaydb))\\.[a-z]\\w*[.$][\\w.$]+"));
        patterns.put("an exception", Pattern.compile("\\b[A-Z][A-Za-z]*(?:Exception|Throwable|OverflowError)\\b"));
        patterns.put(
                "SQL",
                Pattern.compile("(?is)\\bselect\\b.{1,200}?\\bfrom\\b.{1,40}?\\bwhere\\b|\\binsert into\\b"
                        + "|\\bupdate \\w+ set\\b|\\bdelete from\\b|SQLSTATE|SQL syntax|Duplicate entry"
                        + "|foreign key constraint|Illegal mix of collations|Incorrect string value"
                        + "|Data too long for column|Deadlock found"));
        patterns.put("a message of the server's", Pattern.compile("\\b[A-Z]{4,5}\\d{4}[EWI]\\b"));
        patterns.put(
                "the product",
                Pattern.compile("(?i)\\b(?:Open ?Liberty|WebSphere|RESTEasy|Hibernate|MariaDB|MySQL|ActiveMQ|Artemis"
                        + "|Jackson|Yasson|Context Root Not Found)\\b"));
        patterns.put("a path of the machine", Pattern.compile("/(?:opt|home|root|tmp|usr|var)/[\\w.-]+/[\\w./-]+"));
        return patterns;
    }
}

package io.coffer.profile;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with the settings, told by their names. */
final class SafeSettings {

    /** Names of settings whose state is accepted, with commas between them. */
    static final String ACCEPTED = "coffer.production.accepted";

    /** What the sandbox's secrets begin with, as they are and as a webhook secret. */
    private static final List<String> SANDBOX_PREFIXES = List.of("sandbox-", "whsec_c2FuZGJveC");

    private static final String MASTER_KEY = "coffer.personal.master-key.";
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]");

    private static final List<String> SECRETS = List.of(
            "coffer.db.password",
            "coffer.server.db.password",
            "coffer.broker.password",
            "coffer.keystore.password",
            "coffer.token.keystore.password",
            "coffer.bank.callback.secret");

    /** What is wrong in production, by setting: which values, and why. */
    private static final Map<String, Rule> RULES = rules();

    private final Function<String, Optional<String>> settings;

    private record Rule(Predicate<Optional<String>> isWrong, String why) {}

    /** @param settings the value of a setting, if it has one */
    SafeSettings(Function<String, Optional<String>> settings) {
        this.settings = name -> settings.apply(name).filter(value -> !value.isBlank());
    }

    /**
     * One line for each setting that must be put right before anything starts.
     *
     * @param names the names of all settings there are, as properties or as environment variables
     */
    List<String> problems(Iterable<String> names) {
        var problems = new ArrayList<String>();
        missing().forEach(name -> problems.add(told(name, "is not set")));
        if (Profile.of(settings.apply(Profile.SETTING)) == Profile.PRODUCTION) {
            ofTheSandbox(names)
                    .forEach(name -> problems.add(told(name, "is a secret of the sandbox, which everybody knows")));
            var accepted = accepted();
            RULES.forEach((name, rule) -> {
                if (rule.isWrong().test(settings.apply(name)) && !accepted.contains(name)) {
                    problems.add(told(name, rule.why()) + "; to accept it, add the name to " + ACCEPTED);
                }
            });
        }
        return List.copyOf(problems);
    }

    private List<String> missing() {
        var missing = new ArrayList<String>();
        SECRETS.stream().filter(name -> settings.apply(name).isEmpty()).forEach(missing::add);
        var secretOfMasterKey = switch (settings.apply(MASTER_KEY + "kind").orElse("local")) {
            case "local" -> MASTER_KEY + "local.password";
            case "vault" -> MASTER_KEY + "vault.token";
            default -> "";
        };
        if (!secretOfMasterKey.isEmpty()
                && settings.apply(secretOfMasterKey).isEmpty()
                && settings.apply(secretOfMasterKey + ".file").isEmpty()) {
            missing.add(secretOfMasterKey);
        }
        return missing;
    }

    /** Every setting of ours, also one that this class has never heard of. */
    private Set<String> ofTheSandbox(Iterable<String> names) {
        Map<String, String> found = new LinkedHashMap<>();
        SECRETS.forEach(name -> found.put(variable(name), name));
        for (String name : names) {
            if (variable(name).startsWith("COFFER_")) {
                found.merge(variable(name), name, (known, other) -> known.contains(".") ? known : other);
            }
        }
        return found.values().stream()
                .filter(name -> settings.apply(name)
                        .filter(value -> SANDBOX_PREFIXES.stream().anyMatch(value::startsWith))
                        .isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> accepted() {
        return settings.apply(ACCEPTED).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private static String told(String name, String what) {
        return name + " (" + variable(name) + ") " + what;
    }

    private static String variable(String name) {
        return NO_LETTER.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        var noTls = new Rule(SafeSettings::isUnencrypted, "is no https address");
        rules.put("coffer.payment.on-ramp.url", noTls);
        rules.put("coffer.payment.off-ramp.url", noTls);
        rules.put("coffer.bank.url", noTls);
        rules.put("coffer.fx.rates.url", noTls);
        rules.put("coffer.token.outside.jwks", noTls);
        rules.put(
                "coffer.db.ssl.mode",
                new Rule(is("DISABLED"::equalsIgnoreCase), "lets passwords and data go to the database unencrypted"));
        rules.put("coffer.mail.tls", new Rule(is("none"::equalsIgnoreCase), "lets mails go out unencrypted"));
        rules.put(
                "coffer.metrics.authentication",
                new Rule(value -> !value.equals(Optional.of("true")), "is not true: /metrics is open to everybody"));
        rules.put("coffer.openapi.ui", new Rule(is("true"::equals), "opens the pages to try the API with"));
        rules.put(
                "coffer.edge.cors.origins",
                new Rule(is(value -> value.contains("*")), "lets pages of every site call"));
        return rules;
    }

    private static boolean isUnencrypted(Optional<String> address) {
        return address.filter(value -> !"https".equalsIgnoreCase(scheme(value))).isPresent();
    }

    private static String scheme(String address) {
        try {
            return Optional.ofNullable(URI.create(address.strip()).getScheme()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Predicate<Optional<String>> is(Predicate<String> wrong) {
        return value -> value.filter(wrong).isPresent();
    }
}

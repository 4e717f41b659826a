package io.coffer.mail;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a kind of mail.
 *
 * @param subject one line, may name values as the body does
 * @param body {@code {name}} stands for a value
 */
record MailTemplate(String subject, String body) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern VALUE = Pattern.compile("\\{([a-z_]+)}");

    /** Reads {@code mail/<name>.txt}. */
    static MailTemplate named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a template: " + name);
        }
        try (var in = MailTemplate.class.getResourceAsStream("/mail/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no template " + name);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MailTemplate parse(String text) {
        var parts = text.split("\n\n", 2);
        if (parts.length < 2 || parts[0].contains("\n")) {
            throw new IllegalArgumentException("a template is a subject, an empty line and a body");
        }
        return new MailTemplate(parts[0], parts[1]);
    }

    /** @throws IllegalArgumentException if the template names a value that is not given */
    Letter fill(String recipient, Map<String, String> values) {
        return new Letter(recipient, filled(subject, values), filled(body, values));
    }

    private static String filled(String text, Map<String, String> values) {
        return VALUE.matcher(text).replaceAll(match -> {
            var name = requireNonNull(match.group(1));
            var value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for {" + name + "}");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}

package io.coffer.sandbox.provider;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The people on the sandbox's sanctions list. None of them exists. */
final class SanctionsList {

    private static final String LIST = "SANDBOX-LIST";
    private static final List<String> PEOPLE =
            List.of("Ruthless Warlord", "Boris Badenov", "Natasha Fatale", "Ernst Stavro Blofeld");

    private SanctionsList() {}

    /** Who has all the words of a listed name, in any order, letter case and with any accents. */
    static List<Screening.Match> matches(String name) {
        Set<String> words = words(name);
        return PEOPLE.stream()
                .filter(listed -> words.containsAll(words(listed)))
                .map(listed -> new Screening.Match(
                        LIST, listed, words.size() == words(listed).size() ? "1.00" : "0.85"))
                .toList();
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}

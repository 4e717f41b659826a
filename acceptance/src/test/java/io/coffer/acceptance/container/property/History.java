package io.coffer.acceptance.container.property;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What was tried and what was answered: counted for the whole run, word for word since the promises were checked last. */
final class History {

    private static final int SHOWN = 60;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void add(Operation operation, String name, String details, String answer) {
        counts.computeIfAbsent(operation + ": " + answer, key -> new LongAdder())
                .increment();
        lines.add(name + " " + operation + " " + details + " -> " + answer);
    }

    void checked() {
        lines.clear();
    }

    /** How often each operation had each answer, in the order of their names. */
    Map<String, Long> counts() {
        var sorted = new TreeMap<String, Long>();
        counts.forEach((what, count) -> sorted.put(what, count.sum()));
        return sorted;
    }

    /** The last that was tried of what these findings name: accounts, references, ids. */
    List<String> about(String findings) {
        var about = lines.stream()
                .filter(line -> line.lines()
                        .flatMap(text -> List.of(text.split("[ ,\\[\\]]+")).stream())
                        .anyMatch(word -> word.length() > 8 && findings.contains(word)))
                .toList();
        return about.subList(Math.max(0, about.size() - SHOWN), about.size());
    }
}

package io.coffer.acceptance.prove;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes wrong, and where. */
public record Fault(Kind kind, List<Part> parts) {

    /** How it goes wrong. */
    public enum Kind {
        /** {@code kill -9}. */
        KILL,
        /** {@code kill -STOP}. */
        FREEZE,
        /** The server's connections to it are reset. */
        CUT,
        /** What the server and it send each other does not arrive. */
        STALL,
        /** What the server and it send each other takes longer. */
        SLOW,
        /** It takes orders, and breaks off before it answers. */
        DROP,
        /** It takes nothing for now, and says so. */
        FAIL,
        /** It takes orders, and answers nonsense. */
        GARBAGE,
        /** It takes nothing, and does not answer. */
        HANG,
        /** It says no for good. */
        REFUSE,
        /** It has no place left. */
        FILL
    }

    /** What providers do that are in order otherwise. */
    private static final List<Kind> MISBEHAVIOUR = List.of(Kind.DROP, Kind.FAIL, Kind.GARBAGE, Kind.HANG, Kind.REFUSE);

    private static final List<Part> BESIDE_THE_SERVER = List.of(Part.BROKER, Part.DATABASE, Part.PROVIDERS);

    /**
     * All that there are.
     *
     * @param processes what can be killed and frozen
     * @param volumes what can be filled
     */
    public static List<Fault> all(List<Part> processes, List<Part> volumes) {
        return Stream.of(
                        of(Kind.KILL, processes),
                        pairs(processes).map(pair -> new Fault(Kind.KILL, pair)),
                        of(Kind.FREEZE, processes),
                        of(Kind.CUT, BESIDE_THE_SERVER),
                        of(Kind.STALL, BESIDE_THE_SERVER),
                        of(Kind.SLOW, BESIDE_THE_SERVER),
                        MISBEHAVIOUR.stream().map(kind -> new Fault(kind, List.of(Part.PROVIDERS))),
                        of(Kind.FILL, volumes))
                .flatMap(faults -> faults)
                .toList();
    }

    private static Stream<List<Part>> pairs(List<Part> parts) {
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(one -> IntStream.range(one + 1, parts.size())
                        .mapToObj(other -> List.of(parts.get(one), parts.get(other))));
    }

    private static Stream<Fault> of(Kind kind, List<Part> parts) {
        return parts.stream().map(part -> new Fault(kind, List.of(part)));
    }

    /** Whether it is one that strikes at a moment. */
    boolean canBeAimed() {
        return !parts.contains(Part.PROVIDERS) && kind != Kind.SLOW && kind != Kind.FILL;
    }

    boolean killsServer() {
        return kind == Kind.KILL && (parts.contains(Part.SERVER) || parts.contains(Part.OTHER_SERVER));
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " "
                + parts.stream()
                        .map(part -> part.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(joining(" and "));
    }
}

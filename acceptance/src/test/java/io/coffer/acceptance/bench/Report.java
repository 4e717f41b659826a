package io.coffer.acceptance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The figures of a run, as tables for people and as JSON. */
public final class Report {

    private static final String TABLES = "bench.md";
    private static final String FIGURES = "bench.json";

    private final List<Series> scenarios = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final Consumer<String> progress;

    /** @param progress is told each line of the tables as soon as it is known */
    public Report(Consumer<String> progress) {
        this.progress = progress;
    }

    /** Each scenario is told with its rate, its latencies and what it cost. */
    public void tell(Results results) {
        for (var series : results.all()) {
            scenarios.add(series);
            progress.accept(line(series));
        }
    }

    public void add(Figure figure) {
        figures.add(figure);
        progress.accept(line(figure));
    }

    /** Those of the scenarios, then the others. */
    public List<Figure> figures() {
        return Stream.concat(scenarios.stream().flatMap(series -> figures(series).stream()), figures.stream())
                .toList();
    }

    private static List<Figure> figures(Series series) {
        var name = series.scenario().name();
        var told = new ArrayList<>(List.of(
                Figure.of(name, series.each(Sample::rate), "per second"),
                Figure.of(name + ", p50", series.each(sample -> sample.percentile(50)), "ms"),
                Figure.of(name + ", p95", series.each(sample -> sample.percentile(95)), "ms"),
                Figure.of(name + ", p99", series.each(sample -> sample.percentile(99)), "ms")));
        for (var process : processes(series)) {
            told.add(Figure.of(name + ", " + process, series.each(sample -> sample.cost(process)), "CPU ms each"));
        }
        return told;
    }

    private static Set<String> processes(Series series) {
        return series.samples().get(0).used().keySet();
    }

    /** Two tables in Markdown. */
    public String tables() {
        var text = new StringBuilder("| | per second | spread | p50 ms | p95 ms | p99 ms |");
        var processes = scenarios.stream()
                .flatMap(series -> processes(series).stream())
                .distinct()
                .toList();
        processes.forEach(process -> text.append(" ").append(process).append(", CPU ms each |"));
        text.append("\n| --- | ---: | ---: | ---: | ---: | ---: |")
                .append(" ---: |".repeat(processes.size()))
                .append("\n");
        for (var series : scenarios) {
            text.append(line(series)).append("\n");
        }
        text.append("\n| | value | unit | spread | goal | met |\n| --- | ---: | --- | ---: | --- | --- |\n");
        for (var figure : figures) {
            text.append(line(figure)).append("\n");
        }
        return text.toString();
    }

    private static String line(Series series) {
        var text = new StringBuilder("| ").append(series.scenario().name());
        var row = figures(series);
        for (int i = 0; i < row.size(); i++) {
            text.append(" | ").append(rounded(row.get(i).value()));
            if (i == 0) {
                text.append(" | ").append(percent(row.get(i).spread()));
            }
        }
        return text.append(" |").toString();
    }

    private static String line(Figure figure) {
        var met = figure.met();
        return String.join(
                " | ",
                "| " + figure.name(),
                rounded(figure.value()),
                figure.unit(),
                percent(figure.spread()),
                figure.goal() == null ? "" : figure.goal(),
                met == null ? " |" : (met ? "yes" : "no") + " |");
    }

    /** Deletes what an earlier run has written. */
    public static void clear(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(TABLES));
        Files.deleteIfExists(folder.resolve(FIGURES));
    }

    /** Writes {@code bench.md} and {@code bench.json}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(TABLES), tables());
        Files.writeString(
                folder.resolve(FIGURES),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}

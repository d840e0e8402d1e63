package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The graph of a run as SVG: each step stands to the right of those it comes after, with its state in words and how long it took. */
final class GraphChart {

    private static final int WIDTH = 142;
    private static final int HEIGHT = 56;
    private static final int ACROSS = 34;
    private static final int DOWN = 22;
    private static final int MARGIN = 2;

    private final RunRow run;
    private final Words words;
    private final Instant now;
    private final Map<String, int[]> places = new HashMap<>();
    private final StringBuilder svg = new StringBuilder();
    private int columns;
    private int rows;

    GraphChart(RunRow run, Words words, Instant now) {
        this.run = run;
        this.words = words;
        this.now = now;
    }

    /** The whole element; names of steps are letters, digits and dashes by the database's own rule. */
    String svg() {
        place();
        int width = 2 * MARGIN + columns * WIDTH + (columns - 1) * ACROSS;
        int height = 2 * MARGIN + rows * HEIGHT + (rows - 1) * DOWN;
        svg.append(format(
                        "<svg class=\"graph\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"",
                        width, height, width, height))
                .append(words.text("jobs.graph.aria"))
                .append("\">");
        run.steps().forEach(step -> step.after().forEach(before -> edge(before, step)));
        run.steps().forEach(this::node);
        return svg.append("</svg>").toString();
    }

    /** Column: one more than the furthest of those before. Row: the first free one of the column, at or below that of the first before it. */
    private void place() {
        Map<Integer, Integer> used = new HashMap<>();
        for (StepRow step : run.steps()) {
            List<int[]> before = step.after().stream()
                    .map(places::get)
                    .filter(Objects::nonNull)
                    .toList();
            int column = before.stream().mapToInt(p -> p[0] + 1).max().orElse(0);
            int least = before.stream().mapToInt(p -> p[1]).min().orElse(0);
            int row = Math.max(least, used.getOrDefault(column, 0));
            used.put(column, row + 1);
            places.put(step.name(), new int[] {column, row});
            columns = Math.max(columns, column + 1);
            rows = Math.max(rows, row + 1);
        }
    }

    private void edge(String before, StepRow step) {
        int[] from = places.getOrDefault(before, new int[2]);
        int[] to = places.getOrDefault(step.name(), new int[2]);
        int x1 = x(from) + WIDTH;
        int y1 = y(from) + HEIGHT / 2;
        int x2 = x(to) - 5;
        int y2 = y(to) + HEIGHT / 2;
        int bend = ACROSS / 2;
        svg.append(format(
                "<path class=\"edge\" d=\"M%d %d C%d %d %d %d %d %d\"/>",
                x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2));
        svg.append(format("<path class=\"tip\" d=\"M%d %d l-6 -4 v8 z\"/>", x2 + 4, y2));
    }

    private void node(StepRow step) {
        int[] place = places.getOrDefault(step.name(), new int[2]);
        String state = step.state().name().toLowerCase(Locale.ROOT);
        svg.append("<g class=\"step ").append(state).append("\">");
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"9\"/>", x(place), y(place), WIDTH, HEIGHT));
        text("name", place, 23, label(step.name(), words));
        text("what", place, 42, words.text("jobs.state." + state) + took(step));
        svg.append("</g>");
    }

    private String took(StepRow step) {
        return step.took(now)
                .map(time -> " · " + seconds(time.toMillis(), words))
                .orElse("");
    }

    private void text(String kind, int[] place, int down, String text) {
        svg.append(format("<text class=\"" + kind + "\" x=\"%d\" y=\"%d\">", x(place) + 12, y(place) + down))
                .append(text)
                .append("</text>");
    }

    static String label(String step, Words words) {
        return words.find("jobs.step." + step).orElse(step);
    }

    /** Seconds below two minutes, minutes from there on. */
    static String seconds(long millis, Words words) {
        return millis < 120_000
                ? words.number(millis / 1000.0, 1) + "\u00a0s"
                : words.number(millis / 60_000.0, 1) + "\u00a0min";
    }

    private static int x(int[] place) {
        return MARGIN + place[0] * (WIDTH + ACROSS);
    }

    private static int y(int[] place) {
        return MARGIN + place[1] * (HEIGHT + DOWN);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

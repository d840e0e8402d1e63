package dev.chainon.core.drift;

import dev.chainon.core.model.ModelMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A reference as lines of fields parted by tabs. Equal references are equal texts, and numbers come back bit by bit. */
public final class ReferenceText {

    private static final String TITLE = "chainon-reference\t1";
    private static final String FEATURE = "feature";
    private static final String SCORE = "score";
    private static final String THRESHOLD = "threshold";
    private static final String DAY = "day";
    private static final int COLUMN_FIELDS = 7;
    private static final int DAY_FIELDS = 10;

    private ReferenceText() {}

    public static String write(Reference reference) {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        reference.features().forEach(feature -> column(text, FEATURE, feature));
        column(text, SCORE, reference.score());
        line(text, THRESHOLD, reference.threshold());
        for (DayQuality day : reference.days()) {
            ModelMetrics m = day.metrics();
            line(
                    text,
                    DAY,
                    day.day(),
                    m.auc(),
                    m.prAuc(),
                    m.logLoss(),
                    m.brier(),
                    m.ece(),
                    m.rows(),
                    m.positives(),
                    day.surprise());
        }
        return text.toString();
    }

    private static void column(StringBuilder text, String kind, ColumnReference column) {
        line(
                text,
                kind,
                column.name(),
                column.greatestPsi(),
                column.greatestKs(),
                joined(column.cuts()),
                Arrays.stream(column.deciles()).mapToObj(String::valueOf).collect(Collectors.joining(",")),
                Arrays.stream(column.counts()).mapToObj(String::valueOf).collect(Collectors.joining(",")));
    }

    private static String joined(float[] values) {
        List<String> words = new ArrayList<>();
        for (float value : values) {
            words.add(Float.toString(value));
        }
        return String.join(",", words);
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(Arrays.stream(fields).map(String::valueOf).collect(Collectors.joining("\t")))
                .append('\n');
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if the text is not a reference
     */
    public static Reference read(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException("not a reference: its first line must be '" + TITLE + "'");
        }
        List<ColumnReference> features = new ArrayList<>();
        List<DayQuality> days = new ArrayList<>();
        Optional<ColumnReference> score = Optional.empty();
        double threshold = Double.NaN;
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case FEATURE -> features.add(column(fields));
                case SCORE -> score = Optional.of(column(fields));
                case THRESHOLD -> threshold = Double.parseDouble(fields[1]);
                case DAY -> days.add(day(fields));
                default ->
                    throw new IllegalArgumentException("a reference has no line of the kind '" + fields[0] + "'");
            }
        }
        return new Reference(
                features,
                score.orElseThrow(() -> new IllegalArgumentException("a reference needs a line '" + SCORE + "'")),
                threshold,
                days);
    }

    private static ColumnReference column(String[] fields) {
        check(fields, COLUMN_FIELDS);
        String[] cuts = parts(fields[4]);
        float[] values = new float[cuts.length];
        for (int i = 0; i < cuts.length; i++) {
            values[i] = Float.parseFloat(cuts[i]);
        }
        return new ColumnReference(
                fields[1],
                values,
                Arrays.stream(parts(fields[5])).mapToInt(Integer::parseInt).toArray(),
                Arrays.stream(parts(fields[6])).mapToLong(Long::parseLong).toArray(),
                Double.parseDouble(fields[2]),
                Double.parseDouble(fields[3]));
    }

    private static DayQuality day(String[] fields) {
        check(fields, DAY_FIELDS);
        double[] numbers =
                Arrays.stream(fields, 2, 7).mapToDouble(Double::parseDouble).toArray();
        return new DayQuality(
                Long.parseLong(fields[1]),
                new ModelMetrics(
                        numbers[0],
                        numbers[1],
                        numbers[2],
                        numbers[3],
                        numbers[4],
                        Long.parseLong(fields[7]),
                        Long.parseLong(fields[8])),
                Double.parseDouble(fields[9]));
    }

    private static void check(String[] fields, int expected) {
        if (fields.length != expected) {
            throw new IllegalArgumentException("a line '" + fields[0] + "' of a reference has " + fields.length
                    + " fields, not " + expected + ": it was cut or written by another release");
        }
    }

    private static String[] parts(String field) {
        return field.isEmpty() ? new String[0] : field.split(",", -1);
    }
}

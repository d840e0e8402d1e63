package dev.chainon.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Piecewise linear encoding (Gorishniy, Rubachev and Babenko 2022, "On embeddings for numerical features in tabular deep learning", equation 1): the range of a feature
 * is cut at its quantiles, and each piece tells how much of it lies below the value, from 0 to 1. A network then bends at every cut, as trees do, without having to
 * learn where. A feature that never changes has no piece; one with two values has one.
 *
 * @param features of a raw row
 * @param columns of each piece
 * @param lowers where each piece begins
 * @param scales one by the length of each piece
 */
record PiecewiseEncoder(int features, int[] columns, float[] lowers, float[] scales) implements Encoder {

    static final String FILE = "encoder.json";

    /** Rows that the quantiles are taken of, at equal distances over the period. */
    private static final int SAMPLE = 100_000;

    PiecewiseEncoder {
        columns = columns.clone();
        lowers = lowers.clone();
        scales = scales.clone();
    }

    /** @param pieces most pieces of a feature */
    static PiecewiseEncoder learn(Split split, int pieces) {
        int[] columns = new int[split.width() * pieces];
        float[] lowers = new float[columns.length];
        float[] scales = new float[columns.length];
        int count = 0;
        for (int column = 0; column < split.width(); column++) {
            float[] cuts = cuts(sorted(split, column), pieces);
            for (int piece = 0; piece + 1 < cuts.length; piece++) {
                columns[count] = column;
                lowers[count] = cuts[piece];
                scales[count] = 1 / (cuts[piece + 1] - cuts[piece]);
                count++;
            }
        }
        return new PiecewiseEncoder(
                split.width(),
                Arrays.copyOf(columns, count),
                Arrays.copyOf(lowers, count),
                Arrays.copyOf(scales, count));
    }

    /** Rows from one of the sample to the next. */
    static int step(int rows) {
        return Math.max(1, rows / SAMPLE);
    }

    private static float[] sorted(Split split, int column) {
        int step = step(split.rows());
        float[] values = new float[(split.rows() + step - 1) / step];
        for (int i = 0; i < values.length; i++) {
            values[i] = split.value(i * step, column);
        }
        Arrays.sort(values);
        return values;
    }

    /** The quantiles that differ, in order; two cuts so near that the length of their piece has no inverse are one. */
    private static float[] cuts(float[] sorted, int pieces) {
        float[] cuts = new float[pieces + 1];
        int count = 0;
        for (int i = 0; i <= pieces; i++) {
            float cut = sorted[(int) ((long) (sorted.length - 1) * i / pieces)];
            if (count == 0 || Float.isFinite(1 / (cut - cuts[count - 1]))) {
                cuts[count++] = cut;
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    @Override
    public int width() {
        return columns.length;
    }

    /** In the arithmetic that the exported graph uses. */
    @Override
    public void encode(float[] raw, int rows, float[] into, int stride) {
        for (int row = 0; row < rows; row++) {
            int from = row * features;
            int to = row * stride;
            for (int piece = 0; piece < columns.length; piece++) {
                float share = (raw[from + columns[piece]] - lowers[piece]) * scales[piece];
                into[to + piece] = Math.min(Math.max(share, 0), 1);
            }
        }
    }

    @Override
    public String export(OnnxGraph graph, String input) {
        graph.add("columns", columns);
        graph.add("lowers", lowers, lowers.length);
        graph.add("scales", scales, scales.length);
        graph.add("nothing", new float[] {0});
        graph.add("all", new float[] {1});
        graph.node("Gather", "spread", List.of(input, "columns"), Map.of("axis", 1L));
        graph.node("Sub", "above", List.of("spread", "lowers"), Map.of());
        graph.node("Mul", "pieces", List.of("above", "scales"), Map.of());
        return graph.node("Clip", "encoded", List.of("pieces", "nothing", "all"), Map.of());
    }

    /** Its pieces as JSON. */
    @Override
    public Map<String, byte[]> files() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("features", features);
        ArrayNode pieces = json.putArray("pieces");
        for (int piece = 0; piece < columns.length; piece++) {
            pieces.addObject()
                    .put("column", columns[piece])
                    .put("lower", lowers[piece])
                    .put("scale", scales[piece]);
        }
        return Map.of(FILE, json.toString().getBytes(StandardCharsets.UTF_8));
    }
}

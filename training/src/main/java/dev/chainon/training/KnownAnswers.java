package dev.chainon.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A few rows with the answers of the trained network, from the least to the most likely: whoever serves the model has to answer the same. */
final class KnownAnswers {

    private static final int ROWS = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    private KnownAnswers() {}

    /**
     * Rows that lie evenly over the order of their scores; the same for the same rows and scores.
     *
     * @param scores of the network, row by row
     */
    static String json(Split split, float[] scores) {
        List<Integer> byScore = IntStream.range(0, split.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .toList();
        int count = Math.min(ROWS, byScore.size());
        ObjectNode root = JSON.createObjectNode();
        ArrayNode rows = root.putArray("rows");
        ArrayNode answers = root.putArray("answers");
        for (int i = 0; i < count; i++) {
            int row = byScore.get((int) ((long) i * (byScore.size() - 1) / Math.max(1, count - 1)));
            ArrayNode values = rows.addArray();
            for (int column = 0; column < split.width(); column++) {
                values.add(split.value(row, column));
            }
            answers.add(scores[row]);
        }
        return root + "\n";
    }
}

package dev.chainon.bench.distributed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** What is read from the rounds of a training. */
record Rounds(JsonNode rounds) {

    double seconds(int number) {
        return rounds.path(number).path("seconds").asDouble(Double.NaN);
    }

    int count() {
        return rounds.size();
    }

    /** Median seconds of the rounds of a stretch. */
    double typical(int from, int to) {
        double[] seconds = new double[to - from];
        for (int i = from; i < to; i++) {
            seconds[i - from] = seconds(i);
        }
        return median(seconds);
    }

    double sum(String field) {
        double sum = 0;
        for (JsonNode round : rounds) {
            sum += round.path(field).asDouble(Double.NaN);
        }
        return sum;
    }

    double bytes() {
        return rounds.path(0).path("bytes").asDouble(Double.NaN);
    }

    /** Rows a second of one worker while it works. The first round is left out: its loops are not compiled yet. */
    double rate() {
        double rows = sum("rows") - rounds.path(0).path("rows").asDouble();
        return rows / (sum("computed") - rounds.path(0).path("computed").asDouble());
    }

    /** Median seconds of a round beside the work, where so many executors share the answers. */
    double overhead(int executors) {
        double[] beside = new double[rounds.size() - 1];
        for (int i = 1; i <= beside.length; i++) {
            JsonNode round = rounds.path(i);
            int at = Math.min(executors, round.path("shards").asInt());
            beside[i - 1] =
                    round.path("seconds").asDouble() - round.path("computed").asDouble() / at;
        }
        return median(beside);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package dev.chainon.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.training.evaluation.Estimate;
import dev.chainon.training.evaluation.Evaluation;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Interval;
import dev.chainon.training.evaluation.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A version and its control group, judged on one period.
 *
 * @param prefix of the figures: {@code evaluate} or {@code final}
 * @param whole all rows as one group, at the version's threshold
 * @param groups the same, grouping by grouping
 * @param cost what a thousand rows cost more than if nobody were warned; negative is cheaper
 */
public record Assessed(
        String prefix,
        Subject subject,
        Split rows,
        Scored own,
        Control control,
        GroupReport whole,
        List<GroupReport> groups,
        Estimate cost) {

    public Assessed {
        Objects.requireNonNull(subject);
        groups = List.copyOf(groups);
    }

    /** Each figure by its identifier; of an interval the ends follow as {@code .low} and {@code .high}. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        put(figures, "rows", own.evaluation().metrics().rows());
        put(figures, "positives", own.evaluation().metrics().positives());
        put(figures, "threshold", subject.threshold());
        evaluation(figures, "", own.evaluation());
        control.members().forEach((name, member) -> {
            evaluation(figures, "control." + name + ".", member.evaluation());
            gains(figures, "gain." + name + ".", member.evaluation());
        });
        whole.lines().forEach(line -> line(figures, "", line));
        groups.forEach(report -> report.lines()
                .forEach(line -> line(figures, "group." + report.grouping() + "." + line.group() + ".", line)));
        estimate(figures, "cost", cost);
        return figures;
    }

    private void evaluation(Map<String, Double> figures, String of, Evaluation evaluation) {
        Map<Metric, Interval> intervals = evaluation.intervals();
        for (Metric metric : Metric.values()) {
            interval(
                    figures,
                    of + metric.key(),
                    metric.of(evaluation.metrics()),
                    Objects.requireNonNull(intervals.get(metric)));
        }
    }

    /** The version minus the member, resample by resample. */
    private void gains(Map<String, Double> figures, String of, Evaluation member) {
        Map<Metric, Interval> intervals = own.evaluation().minus(member);
        for (Metric metric : Metric.values()) {
            double gain = metric.of(own.evaluation().metrics()) - metric.of(member.metrics());
            interval(figures, of + metric.key(), gain, Objects.requireNonNull(intervals.get(metric)));
        }
    }

    private void line(Map<String, Double> figures, String of, GroupReport.Line line) {
        if (!of.isEmpty()) {
            put(figures, of + "rows", line.rows());
        }
        estimate(figures, of + "recall", line.recall());
        estimate(figures, of + "falsealarms", line.falseAlarms());
        estimate(figures, of + "bias", line.bias());
    }

    private void estimate(Map<String, Double> figures, String id, Estimate estimate) {
        interval(figures, id, estimate.value(), estimate.interval());
    }

    private void interval(Map<String, Double> figures, String id, double value, Interval interval) {
        put(figures, id, value);
        put(figures, id + ".low", interval.low());
        put(figures, id + ".high", interval.high());
    }

    /** What cannot be computed on these rows is left out. */
    private void put(Map<String, Double> figures, String id, double value) {
        if (Double.isFinite(value)) {
            figures.put(prefix + "." + id, value);
        }
    }

    /**
     * One JSON object: what was judged, the table for people, the figures.
     *
     * @param more lines to say below the table
     */
    public String json(List<String> more) {
        Map<String, Object> object = new LinkedHashMap<>(subject.names());
        object.put("ok", true);
        List<String> words = new ArrayList<>(new AssessedWords(this).lines());
        words.addAll(more);
        object.put("words", words);
        object.put("figures", figures());
        try {
            return new ObjectMapper().writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was judged cannot be written as JSON", e);
        }
    }
}

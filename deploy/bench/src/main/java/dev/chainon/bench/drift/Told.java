package dev.chainon.bench.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.monitoring.drift.Rehearsal;
import dev.chainon.monitoring.drift.Signal;
import dev.chainon.monitoring.performance.LivePerformance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the detectors said of one episode, as figures and as the details of the pages. */
final class Told {

    private static final int SECONDS_A_MINUTE = 60;
    private static final int NAMED = 5;

    private final Episode episode;
    private final List<Rehearsal.Day> days;

    Told(Episode episode, List<Rehearsal.Day> days) {
        this.episode = episode;
        this.days = days;
    }

    /** Each signal's value on the episode's day, and the number of days at whose end it fired: before that day, and from it on. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Rehearsal.Day day : days) {
            boolean before = day.day() < episode.day().toEpochDay();
            for (Signal signal : day.signals()) {
                String id = "drift." + episode.key() + "." + signal.id();
                figures.merge(id + ".days." + (before ? "before" : "from"), signal.fires() ? 1.0 : 0.0, Double::sum);
                if (day.day() == episode.day().toEpochDay()) {
                    figures.put(id + ".value", signal.value());
                    figures.put(id + ".bound", signal.bound());
                    figures.put(id + ".fires", signal.fires() ? 1.0 : 0.0);
                }
            }
        }
        return figures;
    }

    void describe(ObjectNode out) {
        out.put("origin", LocalDate.ofEpochDay(episode.origin() / 1440).toString());
        out.put("day", episode.day().toString());
        ArrayNode told = out.putArray("days");
        for (Rehearsal.Day day : days) {
            ObjectNode one =
                    told.addObject().put("date", LocalDate.ofEpochDay(day.day()).toString());
            day.quality().ifPresent(quality -> quality(one, quality));
            signals(one.putObject("signals"), day);
            ArrayNode columns = one.putArray("columns");
            day.columns().stream().limit(NAMED).forEach(column -> columns.addObject()
                    .put("name", column.name())
                    .put("psi", column.psi())
                    .put("psiBound", column.psiBound())
                    .put("ks", column.ks())
                    .put("ksBound", column.ksBound()));
        }
    }

    private static void quality(ObjectNode out, LivePerformance quality) {
        out.put("rows", quality.metrics().rows());
        out.put("late", quality.metrics().baseRate());
        out.put("score", quality.meanScore());
    }

    private static void signals(ObjectNode out, Rehearsal.Day day) {
        for (Signal signal : day.signals()) {
            ObjectNode one = out.putObject(signal.id())
                    .put("value", signal.value())
                    .put("bound", signal.bound())
                    .put("fires", signal.fires())
                    .put("evidence", signal.evidence().english());
            signal.since()
                    .ifPresent(since -> one.put(
                            "since",
                            Instant.ofEpochSecond(since * SECONDS_A_MINUTE).toString()));
        }
    }
}

package dev.chainon.ingestion.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.UseCase;
import dev.chainon.core.contract.RuleAction;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.core.features.Features;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Cases in the order of their minutes to the events of one part's days in the order of the log, and to what is refused. Events wait by their minute until no
 * case can come before them, so that a day is never held in memory.
 */
final class Unfold<E extends Event> {

    /** Where the unfolded go. */
    interface Sink<E extends Event> {

        void event(PlacedEvent<E> event) throws IOException;

        /** @param source the columns of the refused row as JSON */
        void refused(String rule, String reason, String source) throws IOException;
    }

    private final UseCase<E> useCase;
    private final Parts parts;
    private final Sink<E> sink;
    private final History<E> history;
    private final Features<E> features;
    private final List<Field> source;
    private final Numbering numbering = new Numbering();
    private final TreeMap<Long, List<PlacedEvent<E>>> waiting = new TreeMap<>();
    private final Tally tally = new Tally();
    private final ObjectMapper json = new ObjectMapper();

    Unfold(UseCase<E> useCase, Parts parts, Sink<E> sink) {
        this.useCase = useCase;
        this.parts = parts;
        this.sink = sink;
        this.history = useCase.history();
        this.features = useCase.features();
        this.source = history.source();
    }

    /** @param row as {@link Assess} makes it */
    void accept(Row row) throws IOException {
        boolean own = row.getBoolean(Assess.OWN);
        Object[] values = SourceRows.values(row, Assess.SOURCE, source.size());
        int occurrence = numbering.next(row.getString(Assess.KEY), values);
        if (own) {
            count(row, occurrence, values);
        }
        if (occurrence > 0 && row.getBoolean(Assess.HAPPENED)) {
            log(row, occurrence, history.events(values, occurrence));
        }
    }

    /** Sends what still waits. */
    void finish() throws IOException {
        sendBefore(Long.MAX_VALUE);
    }

    Tally tally() {
        return tally;
    }

    private void count(Row row, int occurrence, Object[] values) throws IOException {
        tally.add(HistoryLoad.IN, 1);
        if (occurrence == 0) {
            tally.add(HistoryLoad.DUPLICATES, 1);
            return;
        }
        countRepairs(row);
        if (!row.isNullAt(Assess.RULE)) {
            String rule = row.getString(Assess.RULE);
            tally.add(HistoryLoad.QUARANTINED, 1);
            tally.add(HistoryLoad.RULE + rule, 1);
            sink.refused(rule, row.getString(Assess.REASON), text(values));
        }
    }

    private void countRepairs(Row row) {
        if (row.isNullAt(Assess.REPAIRS)) {
            return;
        }
        boolean repaired = false;
        for (String rule : row.getString(Assess.REPAIRS).split(",")) {
            tally.add(HistoryLoad.RULE + rule, 1);
            repaired |= useCase.contract().rule(rule).action() == RuleAction.REPAIR;
        }
        tally.add(HistoryLoad.REPAIRED, repaired ? 1 : 0);
    }

    private void log(Row row, int occurrence, List<E> events) throws IOException {
        long minute = row.getLong(Assess.MINUTE);
        sendBefore(minute);
        Optional<Boolean> outcome = outcome(events);
        if (outcome.isPresent() && row.getBoolean(Assess.OWN)) {
            tally.add(HistoryLoad.CLEAN, 1);
        }
        int part = row.getInt(Assess.PART);
        String key = row.getString(Assess.KEY);
        for (E event : events) {
            int day = features.day(event.minute());
            if (event.minute() < minute || day > features.day(minute) + Parts.REACH) {
                throw new IllegalStateException("event " + event.id() + " has minute " + event.minute()
                        + ": an event must not come before its case, minute " + minute + ", nor more than "
                        + Parts.REACH + " days after it");
            }
            if (parts.owner(day) == part) {
                waiting.computeIfAbsent(event.minute(), m -> new ArrayList<>())
                        .add(new PlacedEvent<>(key, occurrence, event, outcome));
            }
        }
    }

    private static <E extends Event> Optional<Boolean> outcome(List<E> events) {
        for (E event : events) {
            Optional<Boolean> outcome = event.outcome();
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        return Optional.empty();
    }

    private void sendBefore(long minute) throws IOException {
        while (!waiting.isEmpty() && waiting.firstKey() < minute) {
            List<PlacedEvent<E>> ofOneMinute = waiting.pollFirstEntry().getValue();
            Collections.sort(ofOneMinute);
            for (PlacedEvent<E> next : ofOneMinute) {
                sink.event(next);
            }
        }
    }

    private String text(Object[] values) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            columns.put(source.get(i).name(), values[i]);
        }
        try {
            return json.writeValueAsString(columns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of plain values cannot be written as JSON", e);
        }
    }
}

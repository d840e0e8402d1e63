package dev.chainon.ingestion.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.UseCase;
import dev.chainon.core.contract.RuleAction;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Role;
import dev.chainon.core.event.RowSchema;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.ColumnTypes;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Sorted cases to what is kept of them: events of the log, quarantined rows, and at the end one row per count. All go the same way, so that one pass
 * over the data writes everything and counts of a task that is run again are not added twice.
 */
final class Unfold<E extends Event> implements MapPartitionsFunction<Row, Row> {

    static final int INSTANCE = 0;
    static final int LABEL = 1;
    static final int QUARANTINED = 2;
    static final int COUNT = 3;

    /** Where the event's fields begin in an unfolded row. */
    static final int EVENT = 8;

    private final UseCase<E> useCase;

    Unfold(UseCase<E> useCase) {
        this.useCase = useCase;
    }

    static StructType schema(List<Field> eventFields) {
        StructType schema = new StructType()
                .add("log_day", DataTypes.IntegerType)
                .add("log_minute", DataTypes.LongType)
                .add("case_key", DataTypes.StringType)
                .add("occurrence", DataTypes.IntegerType)
                .add("kind", DataTypes.IntegerType)
                .add("case_outcome", DataTypes.BooleanType)
                .add("reason", DataTypes.StringType)
                .add("source", DataTypes.StringType);
        for (Field field : eventFields) {
            schema = schema.add("e_" + field.name(), ColumnTypes.spark(field.type()));
        }
        return schema;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> cases) {
        return new Unfolded(cases);
    }

    private final class Unfolded implements Iterator<Row> {

        private final Iterator<Row> cases;
        private final ArrayDeque<Row> ready = new ArrayDeque<>();
        private final Numbering numbering = new Numbering();
        private final Tally tally = new Tally();
        private final History<E> history = useCase.history();
        private final Features<E> features = useCase.features();
        private final RowSchema<E> schema = useCase.eventSchema();
        private final List<Field> source = history.source();
        private final int width = EVENT + schema.fields().size();
        private final ObjectMapper json = new ObjectMapper();
        private boolean told;

        Unfolded(Iterator<Row> cases) {
            this.cases = cases;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && cases.hasNext()) {
                unfold(cases.next());
            }
            if (ready.isEmpty() && !told) {
                told = true;
                tally.counts().forEach((name, n) -> ready.add(note(COUNT, name, n, "", "")));
            }
            return !ready.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void unfold(Row row) {
            Object[] values = SourceRows.values(row, Assess.SOURCE, source.size());
            int occurrence = numbering.next(row.getString(2), values);
            tally.add(HistoryLoad.IN, 1);
            if (occurrence == 0) {
                tally.add(HistoryLoad.DUPLICATES, 1);
                return;
            }
            countRepairs(row);
            if (!row.isNullAt(3)) {
                tally.add(HistoryLoad.QUARANTINED, 1);
                tally.add(HistoryLoad.RULE + row.getString(3), 1);
                ready.add(note(QUARANTINED, row.getString(3), 0, row.getString(4), text(values)));
            }
            if (row.getInt(0) != Assess.NO_DAY) {
                log(row.getString(2), occurrence, history.events(values, occurrence));
            }
        }

        private void countRepairs(Row row) {
            if (row.isNullAt(5)) {
                return;
            }
            boolean repaired = false;
            for (String rule : row.getString(5).split(",")) {
                tally.add(HistoryLoad.RULE + rule, 1);
                repaired |= useCase.contract().rule(rule).action() == RuleAction.REPAIR;
            }
            tally.add(HistoryLoad.REPAIRED, repaired ? 1 : 0);
        }

        private void log(String key, int occurrence, List<E> events) {
            Optional<Boolean> outcome =
                    events.stream().flatMap(e -> e.outcome().stream()).findFirst();
            outcome.ifPresent(o -> tally.add(HistoryLoad.CLEAN, 1));
            for (E event : events) {
                Object[] out = new Object[width];
                out[0] = features.day(event.minute());
                out[1] = event.minute();
                out[2] = key;
                out[3] = occurrence;
                boolean instance = event.role() == Role.INSTANCE;
                out[4] = instance ? INSTANCE : LABEL;
                out[5] = instance ? outcome.orElse(null) : null;
                Object[] fields = schema.toRow(event);
                System.arraycopy(fields, 0, out, EVENT, fields.length);
                ready.add(RowFactory.create(out));
            }
        }

        private Row note(int kind, String name, long amount, String reason, String text) {
            Object[] out = new Object[width];
            out[0] = Assess.NO_DAY;
            out[1] = amount;
            out[2] = name;
            out[3] = 0;
            out[4] = kind;
            out[6] = reason;
            out[7] = text;
            return RowFactory.create(out);
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
}

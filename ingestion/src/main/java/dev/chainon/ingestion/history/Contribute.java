package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Enrichment;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.Role;
import dev.chainon.ingestion.backoffice.ColumnTypes;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The instances of one part's days, summed by the keys of an enrichment. */
final class Contribute<E extends Event> implements MapPartitionsFunction<Row, Row> {

    private final UseCase<E> useCase;
    private final Parts parts;

    Contribute(UseCase<E> useCase, Parts parts) {
        this.useCase = useCase;
        this.parts = parts;
    }

    static StructType schema(Enrichment<?> enrichment) {
        StructType schema = new StructType();
        for (Field field : enrichment.columns()) {
            schema = schema.add(field.name(), ColumnTypes.spark(field.type()));
        }
        return schema;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> cases) throws IOException {
        Sums<E> sums = new Sums<>(useCase.history().enrichment().orElseThrow(), new HashMap<>());
        Unfold<E> unfold = new Unfold<>(useCase, parts, sums);
        while (cases.hasNext()) {
            unfold.accept(cases.next());
        }
        unfold.finish();
        return new Mapped<>(sums.byKey().entrySet().iterator(), sum -> row(sum.getKey(), sum.getValue()));
    }

    private static Row row(List<Object> key, long[] sums) {
        Object[] row = Arrays.copyOf(key.toArray(), key.size() + sums.length);
        for (int i = 0; i < sums.length; i++) {
            row[key.size() + i] = sums[i];
        }
        return RowFactory.create(row);
    }

    private record Sums<E extends Event>(Enrichment<E> enrichment, Map<List<Object>, long[]> byKey)
            implements Unfold.Sink<E> {

        @Override
        public void event(PlacedEvent<E> placed) {
            if (placed.event().role() != Role.INSTANCE) {
                return;
            }
            Object[] part = enrichment.of(placed.event(), placed.outcome());
            int keys = enrichment.keys();
            long[] sums = byKey.computeIfAbsent(
                    Arrays.asList(Arrays.copyOf(part, keys)), key -> new long[part.length - keys]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (Long) part[keys + i];
            }
        }

        @Override
        public void refused(String rule, String reason, String source) {
            // A refused row adds nothing to a sum.
        }
    }
}

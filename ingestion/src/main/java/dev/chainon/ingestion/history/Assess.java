package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.ColumnTypes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Puts what the rules say of each case before its source columns, once for every part that needs the case. */
final class Assess<E extends Event> implements MapPartitionsFunction<Row, Row> {

    /** The part the row goes to. */
    static final int PART = 0;
    /** Whether this part counts the case; the others only take events of their own days from it. */
    static final int OWN = 1;

    static final int HAPPENED = 2;
    static final int MINUTE = 3;
    static final int KEY = 4;
    static final int RULE = 5;
    static final int REASON = 6;
    static final int REPAIRS = 7;

    /** Where the source columns begin in an assessed row. */
    static final int SOURCE = 8;

    private final UseCase<E> useCase;
    private final Parts parts;

    Assess(UseCase<E> useCase, Parts parts) {
        this.useCase = useCase;
        this.parts = parts;
    }

    static StructType schema(List<Field> source) {
        StructType schema = new StructType()
                .add("case_part", DataTypes.IntegerType)
                .add("case_own", DataTypes.BooleanType)
                .add("case_happened", DataTypes.BooleanType)
                .add("case_minute", DataTypes.LongType)
                .add("case_key", DataTypes.StringType)
                .add("case_rule", DataTypes.StringType)
                .add("case_reason", DataTypes.StringType)
                .add("case_repairs", DataTypes.StringType);
        for (Field field : source) {
            schema = schema.add(field.name(), ColumnTypes.spark(field.type()));
        }
        return schema;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        History<E> history = useCase.history();
        Features<E> features = useCase.features();
        int width = history.source().size();
        return new Flattened<>(
                new Mapped<>(rows, row -> assessed(history, features, SourceRows.values(row, 0, width))));
    }

    private List<Row> assessed(History<E> history, Features<E> features, Object[] source) {
        History.Assessment assessment = history.assess(source);
        if (!assessment.happened()) {
            return List.of(row(assessment, 0, true, source));
        }
        int day = features.day(assessment.minute());
        int owner = parts.owner(day);
        int last = parts.last(day);
        if (owner == last) {
            return List.of(row(assessment, owner, true, source));
        }
        List<Row> rows = new ArrayList<>();
        for (int part = owner; part <= last; part++) {
            rows.add(row(assessment, part, part == owner, source));
        }
        return rows;
    }

    private static Row row(History.Assessment assessment, int part, boolean own, Object[] source) {
        Object[] out = new Object[SOURCE + source.length];
        out[PART] = part;
        out[OWN] = own;
        out[HAPPENED] = assessment.happened();
        out[MINUTE] = assessment.minute();
        out[KEY] = assessment.key();
        out[RULE] = assessment.rejection().map(Purified.Rejected::rule).orElse(null);
        out[REASON] = assessment.rejection().map(Purified.Rejected::reason).orElse(null);
        out[REPAIRS] = assessment.repairs().isEmpty() ? null : String.join(",", assessment.repairs());
        System.arraycopy(source, 0, out, SOURCE, source.length);
        return RowFactory.create(out);
    }
}

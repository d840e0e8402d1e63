package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.History;
import dev.chainon.core.event.Purified;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.ColumnTypes;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Puts the day, minute and key of each case before its source columns, so that equal cases meet. */
final class Assess<E extends Event> implements MapPartitionsFunction<Row, Row> {

    /** Where the source columns begin in an assessed row. */
    static final int SOURCE = 6;

    /** Day of cases that cannot be placed in the log. */
    static final int NO_DAY = Integer.MIN_VALUE;

    private final UseCase<E> useCase;

    Assess(UseCase<E> useCase) {
        this.useCase = useCase;
    }

    static StructType schema(List<Field> source) {
        StructType schema = new StructType()
                .add("case_day", DataTypes.IntegerType)
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
        return new Mapped<>(rows, row -> assessed(history, features, SourceRows.values(row, 0, width)));
    }

    private Row assessed(History<E> history, Features<E> features, Object[] source) {
        History.Assessment assessment = history.assess(source);
        Object[] out = new Object[SOURCE + source.length];
        out[0] = assessment.happened() ? features.day(assessment.minute()) : NO_DAY;
        out[1] = assessment.minute();
        out[2] = assessment.key();
        out[3] = assessment.rejection().map(Purified.Rejected::rule).orElse(null);
        out[4] = assessment.rejection().map(Purified.Rejected::reason).orElse(null);
        out[5] = assessment.repairs().isEmpty() ? null : String.join(",", assessment.repairs());
        System.arraycopy(source, 0, out, SOURCE, source.length);
        return RowFactory.create(out);
    }
}

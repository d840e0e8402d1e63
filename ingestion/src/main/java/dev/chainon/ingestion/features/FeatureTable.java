package dev.chainon.ingestion.features;

import dev.chainon.ingestion.backoffice.FileProperties;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;

/** The feature set as a table: one row per instance, in the order of the log, one column per feature. */
public final class FeatureTable implements Serializable {

    public static final String NAME = "features";

    /** Where the features begin in a row. */
    public static final int FIRST_FEATURE = 6;

    public static final int MINUTE = 3;
    public static final String MINUTE_NAME = "log_minute";
    public static final int LABEL = 5;

    private final ArrayList<String> names;

    public FeatureTable(List<String> names) {
        this.names = new ArrayList<>(names);
    }

    public Schema schema() {
        List<Types.NestedField> columns = new ArrayList<>(List.of(
                Types.NestedField.required(1, "log_day", Types.IntegerType.get()),
                Types.NestedField.required(2, "event_id", Types.StringType.get()),
                Types.NestedField.required(3, "subject", Types.StringType.get()),
                Types.NestedField.required(4, MINUTE_NAME, Types.LongType.get()),
                Types.NestedField.required(5, "log_position", Types.LongType.get()),
                Types.NestedField.optional(6, "label", Types.BooleanType.get())));
        for (String name : names) {
            columns.add(Types.NestedField.required(columns.size() + 1, name, Types.FloatType.get()));
        }
        return new Schema(columns);
    }

    public PartitionSpec spec() {
        return PartitionSpec.builderFor(schema()).identity("log_day").build();
    }

    /** Floats seldom repeat: dictionaries and statistics of them cost more than half of the writing and save nothing. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(FileProperties.FAST);
        properties.put("write.metadata.metrics.column." + MINUTE_NAME, "full");
        names.forEach(name -> properties.put("write.parquet.stats-enabled.column." + name, "false"));
        return properties;
    }
}

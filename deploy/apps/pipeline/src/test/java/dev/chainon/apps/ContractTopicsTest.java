package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Table;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.streams.PredictionCodec;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The topics and the schemas of their records are those of the contract. */
class ContractTopicsTest {

    private static final Flights FLIGHTS = new Flights();
    private static final Contract CONTRACT = FLIGHTS.contract();

    /** Words of the contract for each type of Avro that is in use. */
    private static final Map<Schema.Type, Set<String>> TYPES = Map.of(
            Schema.Type.STRING, Set.of("string", "text"),
            Schema.Type.INT, Set.of("int", "integer"),
            Schema.Type.LONG, Set.of("long", "bigint"),
            Schema.Type.DOUBLE, Set.of("double", "double precision"),
            Schema.Type.BYTES, Set.of("bytes", "bytea"),
            Schema.Type.MAP, Set.of("map"));

    /** What the table of predictions adds to what it takes from the topic. */
    private static final Set<String> TABLE_ALONE = Set.of("id", "stored");

    /** What the table leaves in the topic, for monitoring. */
    private static final Set<String> NOT_KEPT = Set.of("control", "inputs");

    @Test
    @Criterion("B3Cr6.contract")
    void quarantineHasTheContractsColumns() {
        agrees(CONTRACT.table("quarantine"), new QuarantineCodec().schema());
    }

    @Test
    @Criterion("B3Cr6.contract")
    void publishedPredictionsHaveTheContractsColumns() {
        agrees(CONTRACT.table("published_predictions"), new PredictionCodec().schema());
    }

    @Test
    @Criterion("B3Cr6.contract")
    void tableOfPredictionsHasWhatTheTopicCarries_butWhatTheContractSaysItDoesNotKeep() {
        Set<String> table = names(CONTRACT.table("predictions")).collect(Collectors.toCollection(TreeSet::new));
        Set<String> topic = names(CONTRACT.table("published_predictions"))
                .map(ContractTopicsTest::column)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table).containsAll(TABLE_ALONE).doesNotContainAnyElementsOf(NOT_KEPT);
        table.removeAll(TABLE_ALONE);
        topic.removeAll(NOT_KEPT);
        assertThat(topic).isEqualTo(table);
        assertThat(NOT_KEPT).allSatisfy(name -> assertThat(CONTRACT.table("published_predictions")
                        .column(name)
                        .description()
                        .english())
                .contains("the table does not keep it"));
    }

    @Test
    void findsAFieldThatTheContractGivesAnotherType_orCallsRequiredThoughItMayBeAbsent() {
        Table changed = Flights.under(Flights.packagedContract()
                        .replaceFirst(
                                "(name: control\n.*\n)        physicalType: double\n        required: false",
                                "$1" + "        physicalType: long\n        required: true"))
                .contract()
                .table("published_predictions");

        assertThat(mismatches(changed, new PredictionCodec().schema()))
                .containsOnly(Map.entry("control", "DOUBLE or absent, the contract says long, required"));
    }

    @Test
    @Criterion("B3Cr6.contract")
    void topicsHaveTheContractsNames() {
        Topics topics = new Topics(FLIGHTS.topicPrefix(), 1);

        assertThat(topics.raw()).startsWith(CONTRACT.table("raw_events").place().name() + ".");
        assertThat(topics.clean()).startsWith(CONTRACT.table("events").place().name() + ".");
        assertThat(topics.quarantine())
                .startsWith(CONTRACT.table("quarantine").place().name() + ".");
        assertThat(topics.predictions())
                .startsWith(CONTRACT.table("published_predictions").place().name() + ".");
    }

    @Test
    @Criterion("B1Cr3.retention")
    void rawAndQuarantineTopicsAreFoundWithTheirRetention_theTruthStaysAsLongAsItsReplay() {
        assertThat(CONTRACT.retentionAt("flights.raw")).contains(Duration.ofDays(30));
        assertThat(CONTRACT.retentionAt("flights.quarantine")).contains(Duration.ofDays(90));
        assertThat(CONTRACT.retentionAt("flights.clean")).isEmpty();
        assertThat(CONTRACT.retentionAt("flights.predictions")).isEmpty();
        assertThat(CONTRACT.retentionAfterClose()).contains(Duration.ofDays(400));
    }

    private static void agrees(Table table, Schema schema) {
        assertThat(mismatches(table, schema)).isEmpty();
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .containsExactlyElementsOf(names(table).toList());
    }

    private static Stream<String> names(Table table) {
        return table.columns().stream().map(Column::name);
    }

    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Fields of the schema that the contract has not, or with another type, or of which it says otherwise whether they may be absent. */
    private static Map<String, String> mismatches(Table table, Schema schema) {
        Map<String, String> mismatches = new TreeMap<>();
        for (Schema.Field field : schema.getFields()) {
            boolean required = field.schema().getType() != Schema.Type.UNION;
            Schema.Type type = required
                    ? field.schema().getType()
                    : field.schema().getTypes().get(1).getType();
            boolean agrees = table.find(field.name())
                    .filter(column -> column.required() == required)
                    .filter(column -> TYPES.getOrDefault(type, Set.of())
                            .contains(column.type().physical()))
                    .isPresent();
            if (!agrees) {
                mismatches.put(
                        field.name(),
                        type + (required ? "" : " or absent") + ", the contract says "
                                + table.find(field.name())
                                        .map(column ->
                                                column.type().physical() + (column.required() ? ", required" : ""))
                                        .orElse("nothing"));
            }
        }
        return mismatches;
    }
}

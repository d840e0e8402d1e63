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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
            Schema.Type.MAP, Set.of("jsonb"));

    /** What only the topic carries, for monitoring: the contract speaks of the table, which does not keep it. */
    private static final Set<String> TOPIC_ALONE = Set.of("control", "inputs");

    @Test
    @Criterion("B3Cr6.contract")
    void quarantineHasTheContractsColumns() {
        Table table = CONTRACT.table("quarantine");

        assertThat(mismatches(table, new QuarantineCodec().schema())).isEmpty();
        assertThat(new QuarantineCodec().schema().getFields())
                .extracting(Schema.Field::name)
                .containsExactlyElementsOf(
                        table.columns().stream().map(Column::name).toList());
    }

    @Test
    @Criterion("B3Cr6.contract")
    void predictionsHaveTheContractsColumns() {
        Map<String, String> mismatches = mismatches(CONTRACT.table("predictions"), new PredictionCodec().schema());

        assertThat(mismatches).containsOnlyKeys(TOPIC_ALONE);
    }

    @Test
    void findsAFieldThatTheContractGivesAnotherType() {
        Table changed = Flights.under(
                        Flights.packagedContract().replace("physicalType: double precision", "physicalType: bigint"))
                .contract()
                .table("predictions");

        assertThat(mismatches(changed, new PredictionCodec().schema()))
                .hasSize(1 + TOPIC_ALONE.size())
                .containsEntry("probability", "DOUBLE, the contract says bigint");
    }

    @Test
    @Criterion("B3Cr6.contract")
    void topicsHaveTheContractsNames() {
        Topics topics = new Topics(FLIGHTS.topicPrefix(), 1);

        assertThat(topics.raw()).startsWith(CONTRACT.table("raw_events").place().name() + ".");
        assertThat(topics.clean()).startsWith(CONTRACT.table("events").place().name() + ".");
        assertThat(topics.quarantine())
                .startsWith(CONTRACT.table("quarantine").place().name() + ".");
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

    /** Fields of the schema that the contract has not, or with another type. */
    private static Map<String, String> mismatches(Table table, Schema schema) {
        Map<String, String> mismatches = new TreeMap<>();
        for (Schema.Field field : schema.getFields()) {
            Schema.Type type = field.schema().getType();
            String declared = table.find(field.name())
                    .or(() ->
                            table.find(field.name().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT)))
                    .map(column -> column.type().physical())
                    .orElse("nothing");
            if (!TYPES.getOrDefault(type, Set.of()).contains(declared)) {
                mismatches.put(field.name(), type + ", the contract says " + declared);
            }
        }
        return mismatches;
    }
}

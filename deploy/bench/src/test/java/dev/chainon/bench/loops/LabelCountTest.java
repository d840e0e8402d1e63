package dev.chainon.bench.loops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.features.DayDelta;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LabelCountTest {

    private static final int ROWS = 40_000;
    private static final LabelCount<FlightEvent> COUNT = new LabelCount<>(new Flights().features());

    private static SparkSession spark;
    private static List<FlightEvent> labels;

    @BeforeAll
    static void read() {
        spark = Labels.session(2);
        labels = new Labels(System.getProperty("chainon.root") + "/data/flights-3m.parquet", ROWS).local(spark);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    @Criterion("B3Cr9.lambdas")
    void givesTheSameCounts_asLoopAsLambdasAndAsMapReduce() {
        Map<Integer, DayDelta> loop = COUNT.loop(labels);

        assertThat(loop).hasSizeGreaterThan(2);
        assertThat(ForkJoinPool.commonPool().submit(() -> COUNT.lambdas(labels)).join())
                .isEqualTo(loop);
        assertThat(mapReduce(3)).isEqualTo(loop);
    }

    @Test
    @Criterion("B3Cr9.map-reduce")
    void countsEveryLabelOnce_inExactIntegers_howeverTheWorkIsCut() {
        long late =
                labels.stream().filter(label -> label.outcome().orElseThrow()).count();

        for (int partitions : new int[] {1, 2, 7}) {
            Map<Integer, DayDelta> counts = mapReduce(partitions);
            assertThat(sum(counts, 0)).isEqualTo(labels.size());
            assertThat(sum(counts, 1)).isEqualTo(late).isPositive();
        }
    }

    private static Map<Integer, DayDelta> mapReduce(int partitions) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Integer> places = IntStream.range(0, labels.size()).boxed().toList();
        return COUNT.mapReduce(context.parallelize(places, partitions).map(LabelCountTest::label));
    }

    /** Tasks run in this JVM: events are not serializable, their places in the list are. */
    private static FlightEvent label(int place) {
        return labels.get(place);
    }

    private static long sum(Map<Integer, DayDelta> counts, int which) {
        return counts.values().stream()
                .mapToLong(delta -> every(delta.counts(), which))
                .sum();
    }

    private static long every(int[] counts, int which) {
        long sum = 0;
        for (int i = which; i < counts.length; i += 2) {
            sum += counts[i];
        }
        return sum;
    }
}

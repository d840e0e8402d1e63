package dev.chainon.bench.loops;

import dev.chainon.core.features.DayDelta;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The three ways at each size; each pair is measured in a JVM of its own. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoopsBenchmark {

    private static final LabelCount<FlightEvent> COUNT = new LabelCount<>(new Flights().features());

    /** Labels in a list. */
    @State(Scope.Benchmark)
    public static class Listed {

        @Param({"10000", "100000", "1000000", "10000000"})
        public int rows;

        List<FlightEvent> labels = List.of();

        /** Reads them; Spark is gone when the measurement begins. */
        @Setup(Level.Trial)
        public void read() {
            SparkSession spark = Labels.session(cores());
            labels = new Labels(file(), rows).local(spark);
            spark.stop();
        }
    }

    /** Labels in the memory of Spark. */
    @State(Scope.Benchmark)
    public static class Distributed {

        @Param({"10000", "100000", "1000000", "10000000"})
        public int rows;

        @org.jspecify.annotations.Nullable
        SparkSession spark;

        @org.jspecify.annotations.Nullable
        JavaRDD<FlightEvent> labels;

        /** Reads them into its cache. */
        @Setup(Level.Trial)
        public void read() {
            SparkSession session = Labels.session(cores());
            JavaRDD<FlightEvent> cached = new Labels(file(), rows).distributed(session, 2 * cores());
            cached.count();
            spark = session;
            labels = cached;
        }

        /** Ends the session. */
        @TearDown(Level.Trial)
        public void stop() {
            if (spark != null) {
                spark.stop();
            }
        }
    }

    @Benchmark
    public Map<Integer, DayDelta> loop(Listed state) {
        return COUNT.loop(state.labels);
    }

    @Benchmark
    public Map<Integer, DayDelta> lambdas(Listed state) {
        return COUNT.lambdas(state.labels);
    }

    @Benchmark
    public Map<Integer, DayDelta> mapReduce(Distributed state) {
        return COUNT.mapReduce(java.util.Objects.requireNonNull(state.labels));
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static String file() {
        return System.getProperty("chainon.root", ".") + "/data/flights-3m.parquet";
    }
}

package dev.chainon.bench.loops;

import dev.chainon.core.event.History;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The arrivals of the history's first rows; more rows than the history has are its rows again, 26 weeks later each time.
 *
 * @param file the history
 * @param rows how many
 */
record Labels(String file, int rows) implements Serializable {

    private static final int MOST_DISTINCT = 2_900_000;
    private static final long SHIFT_MINUTES = 26 * 7 * 1440L;

    /** What the flights' history asks for, its time stamp in minutes. */
    private static final String[] COLUMNS = {
        "floor(unix_seconds(cast(date as timestamp)) / 60)",
        "cast(delay as bigint)",
        "cast(distance as bigint)",
        "origin",
        "destination"
    };

    static SparkSession session(int cores) {
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .appName("loops")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    /** The labels in the memory of Spark's executors, deserialized: no reading is timed. */
    JavaRDD<FlightEvent> distributed(SparkSession spark, int partitions) {
        return source(spark)
                .repartition(partitions)
                .toJavaRDD()
                .mapPartitions(this::arrivals)
                .cache();
    }

    /** The labels in the memory of this JVM. */
    List<FlightEvent> local(SparkSession spark) {
        List<FlightEvent> labels = new ArrayList<>(rows);
        arrivals(source(spark).toLocalIterator()).forEachRemaining(labels::add);
        return labels;
    }

    private int copies() {
        return (rows + MOST_DISTINCT - 1) / MOST_DISTINCT;
    }

    private Dataset<Row> source(SparkSession spark) {
        return spark.read().parquet(file).selectExpr(COLUMNS).limit(rows / copies());
    }

    private Iterator<FlightEvent> arrivals(Iterator<Row> source) {
        History<FlightEvent> history = new Flights().history();
        List<FlightEvent> none = List.of();
        return new Iterator<>() {
            private Iterator<FlightEvent> ready = none.iterator();

            @Override
            public boolean hasNext() {
                while (!ready.hasNext() && source.hasNext()) {
                    ready = copied(history, source.next()).iterator();
                }
                return ready.hasNext();
            }

            @Override
            public FlightEvent next() {
                return ready.next();
            }
        };
    }

    private List<FlightEvent> copied(History<FlightEvent> history, Row row) {
        Object[] values = IntStream.range(0, COLUMNS.length).mapToObj(row::get).toArray();
        return history.events(values, 1).stream()
                .filter(Arrival.class::isInstance)
                .map(Arrival.class::cast)
                .flatMap(arrival -> IntStream.range(0, copies()).mapToObj(copy -> later(arrival, copy)))
                .toList();
    }

    /** Without its identifier, which the counts do not look at and ten million of which would need a gigabyte. */
    private static FlightEvent later(Arrival arrival, int copy) {
        Flight flight = arrival.flight();
        return new Arrival(
                new Flight(
                        "",
                        flight.origin().intern(),
                        flight.destination().intern(),
                        flight.distanceMiles(),
                        flight.departureMinute() + copy * SHIFT_MINUTES),
                arrival.delayMinutes());
    }
}

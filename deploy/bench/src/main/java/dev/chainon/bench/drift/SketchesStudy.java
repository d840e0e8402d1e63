package dev.chainon.bench.drift;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What it costs to sketch every column of a wide table with Spark: seconds beside those of reading the same values, bytes of a column, error of its ranks.
 *
 * <p>Options: {@code rows} (10,000,000), {@code columns} (1,000).
 */
public final class SketchesStudy implements Study {

    /** Tasks, so that a slice is as long as a row group. */
    private static final int SLICES = 20;

    private static final int GRID = 100;

    /** The libraries of the root pom alone. */
    @Override
    public List<String> subjects() {
        return List.of();
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("sketches", SketchesStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }

    @Override
    public Findings run(Workbench bench) throws IOException {
        long rows = bench.option("rows", 10_000_000);
        Columns columns = new Columns((int) bench.option("columns", 1_000));
        try (SparkSession spark = session()) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            warm(context, columns);
            Map<String, Double> figures = new LinkedHashMap<>();
            double values = (double) rows * columns.width();
            figures.put("sketches.rows", (double) rows);
            figures.put("sketches.columns", (double) columns.width());
            long tenth = rows / 10;
            List<byte[]> small = slices(context, tenth)
                    .map(s -> columns.sketched(s[0], s[1]))
                    .reduce(Columns::merged);
            Timed<Double> floor = Timed.of(() ->
                    slices(context, rows).map(s -> columns.summed(s[0], s[1])).reduce(Double::sum));
            bench.say("read " + values + " values in " + floor.seconds() + " s");
            Timed<List<byte[]>> sketched = Timed.of(() ->
                    slices(context, rows).map(s -> columns.sketched(s[0], s[1])).reduce(Columns::merged));
            figures.put("sketches.seconds", sketched.seconds());
            figures.put("sketches.floor.seconds", floor.seconds());
            figures.put("sketches.ratio.floor", sketched.seconds() / floor.seconds());
            figures.put("sketches.ns.per.value", sketched.seconds() * 1e9 / values);
            figures.put("sketches.bytes.per.column.tenth", mean(small));
            figures.put("sketches.bytes.per.column", mean(sketched.result()));
            judge(columns, sketched.result(), figures);
            ObjectNode details = JsonNodeFactory.instance.objectNode();
            details.put("cores", Runtime.getRuntime().availableProcessors()).put("tasks", SLICES);
            return new Findings(figures, details);
        }
    }

    private record Timed<T>(T result, double seconds) {
        static <T> Timed<T> of(Supplier<T> work) {
            long start = System.nanoTime();
            T result = work.get();
            return new Timed<>(result, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void warm(JavaSparkContext context, Columns columns) {
        slices(context, 20_000).map(s -> columns.sketched(s[0], s[1])).reduce(Columns::merged);
        slices(context, 20_000).map(s -> columns.summed(s[0], s[1])).reduce(Double::sum);
    }

    private static JavaRDD<long[]> slices(JavaSparkContext context, long rows) {
        List<long[]> slices = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            slices.add(new long[] {rows * slice / SLICES, rows * (slice + 1) / SLICES});
        }
        return context.parallelize(slices, SLICES);
    }

    private static double mean(List<byte[]> sketches) {
        return sketches.stream().mapToInt(bytes -> bytes.length).average().orElseThrow();
    }

    /** The greatest error of a rank, and the statistic of Kolmogorov and Smirnov against the uniform reference: .25 is due where a column was squared. */
    private static void judge(Columns columns, List<byte[]> sketches, Map<String, Double> figures) {
        double error = 0;
        double quiet = 0;
        double drifted = 1;
        for (int column = 0; column < columns.width(); column++) {
            KllFloatsSketch sketch = Columns.read(sketches.get(column));
            double ks = 0;
            for (int point = 1; point < GRID; point++) {
                float x = (float) point / GRID;
                double rank = sketch.getRank(x);
                error = Math.max(error, Math.abs(rank - (columns.drifted(column) ? Math.sqrt(x) : x)));
                ks = Math.max(ks, Math.abs(rank - x));
            }
            if (columns.drifted(column)) {
                drifted = Math.min(drifted, ks);
            } else {
                quiet = Math.max(quiet, ks);
            }
        }
        figures.put("sketches.rank.error.max", error);
        figures.put("sketches.ks.quiet.max", quiet);
        figures.put("sketches.ks.drifted.min", drifted);
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .master("local[" + Runtime.getRuntime().availableProcessors() + "]")
                .appName("sketches")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }
}

package dev.chainon.bench.loops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.SparkOpens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the three ways from ten thousand to ten million rows with JMH, one fork for each pair of way and size.
 *
 * <p>Options: {@code rows} (10,000,000), the greatest size; {@code iterations} (10), each at least a second.
 */
public final class LoopsStudy implements Study {

    private static final int LEAST = 10_000;
    private static final long MOST = 10_000_000;

    @Override
    public List<String> subjects() {
        return List.of("flights");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("loops", LoopsStudy.class));
    }

    @Override
    public Findings run(Workbench bench) throws RunnerException {
        Collection<RunResult> results = new Runner(options(bench)).run();
        Map<String, Double> figures = new TreeMap<>();
        ArrayNode points = new ObjectMapper().createArrayNode();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            String way = benchmark.substring(benchmark.lastIndexOf('.') + 1);
            int rows = Integer.parseInt(result.getParams().getParam("rows"));
            double milliseconds = result.getPrimaryResult().getScore();
            figures.put("loops.ms." + way.toLowerCase(java.util.Locale.ROOT) + "." + rows, milliseconds);
            ObjectNode point = points.addObject();
            point.put("way", way);
            point.put("rows", rows);
            point.put("milliseconds", milliseconds);
            point.put("error", finite(result.getPrimaryResult().getScoreError()));
        }
        ObjectNode details = new ObjectMapper().createObjectNode();
        details.put("iterations", iterations(bench));
        details.put("cores", Runtime.getRuntime().availableProcessors());
        details.set("points", points);
        return new Findings(figures, details);
    }

    private static Options options(Workbench bench) {
        List<String> jvm = new ArrayList<>(SparkOpens.options());
        jvm.addAll(List.of("-Xmx3g", "-XX:+UseParallelGC"));
        jvm.add("-Dchainon.root=" + bench.home().code());
        jvm.add("-Djava.io.tmpdir=" + bench.home().folder("tmp"));
        return new OptionsBuilder()
                .include(LoopsBenchmark.class.getName() + "\\..*")
                .param("rows", sizes(bench.option("rows", MOST)))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(iterations(bench))
                .measurementTime(TimeValue.seconds(1))
                .shouldDoGC(true)
                .shouldFailOnError(true)
                .jvmArgs(jvm.toArray(String[]::new))
                .build();
    }

    private static int iterations(Workbench bench) {
        return (int) bench.option("iterations", 10);
    }

    private static String[] sizes(long most) {
        List<String> sizes = new ArrayList<>();
        for (long rows = LEAST; rows <= most; rows *= 10) {
            sizes.add(Long.toString(rows));
        }
        return sizes.toArray(String[]::new);
    }

    /** The error of too few iterations is not a number; JSON has none. */
    private static double finite(double value) {
        return Double.isFinite(value) ? value : -1;
    }
}

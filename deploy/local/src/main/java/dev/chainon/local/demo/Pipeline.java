package dev.chainon.local.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.store.jobs.JobGraph;
import dev.chainon.store.jobs.Retry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The batch work of the project: the graph of {@code jobs.conf}, and the process behind each step.
 *
 * @param steps by name, in the order of the graph
 */
record Pipeline(JobGraph graph, Map<String, Step> steps) {

    /**
     * What does a step.
     *
     * @param argument of the process
     * @param per parameters of a run that the result belongs to
     */
    record Step(App app, String argument, List<String> per) {
        Step {
            per = List.copyOf(per);
        }
    }

    Pipeline {
        steps = new LinkedHashMap<>(steps);
    }

    static Pipeline read() {
        return of(ConfigFactory.parseResources("jobs.conf"));
    }

    static Pipeline of(Config config) {
        List<? extends Config> declared = config.getConfigList("steps");
        Map<String, Step> steps = new LinkedHashMap<>();
        declared.forEach(step -> steps.put(
                step.getString("name"),
                new Step(
                        App.valueOf(step.getString("app").toUpperCase(Locale.ROOT)),
                        step.getString("argument"),
                        step.getStringList("per"))));
        return new Pipeline(
                new JobGraph(
                        config.getString("graph"),
                        declared.stream().map(Pipeline::node).toList()),
                steps);
    }

    private static JobGraph.Node node(Config step) {
        return new JobGraph.Node(
                step.getString("name"),
                step.getStringList("after"),
                new Retry(step.getInt("tries"), step.getDuration("wait")));
    }

    /** What of the parameters of a run the result of a step belongs to. */
    Map<String, String> key(String step, Map<String, String> params) {
        Map<String, String> key = new LinkedHashMap<>(params);
        key.keySet()
                .retainAll(steps.getOrDefault(step, new Step(App.HISTORY, "", List.of()))
                        .per());
        return key;
    }
}

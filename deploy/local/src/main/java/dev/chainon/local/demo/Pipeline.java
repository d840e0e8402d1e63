package dev.chainon.local.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.store.jobs.JobGraph;
import dev.chainon.store.jobs.Retry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The batch work of the project: the graphs of {@code jobs.conf}, and the process behind each step.
 *
 * @param graph from the history to the first champion
 * @param retraining from there to the next one
 * @param scenario from a training set to a champion that a scenario needs
 * @param steps by name, in the order of the graphs
 */
record Pipeline(JobGraph graph, JobGraph retraining, JobGraph scenario, Map<String, Step> steps) {

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
        List<? extends Config> again = config.getConfigList("retraining");
        List<? extends Config> scenario = config.getConfigList("scenario");
        Map<String, Step> steps = new LinkedHashMap<>();
        Stream.of(declared, again, scenario).flatMap(List::stream).forEach(step -> add(step, steps));
        return new Pipeline(
                graph(config.getString("graph"), declared),
                graph("retraining", again),
                graph("scenario", scenario),
                steps);
    }

    /** A step that several graphs have is the same work in all. */
    private static void add(Config declared, Map<String, Step> steps) {
        Step step = new Step(
                App.valueOf(declared.getString("app").toUpperCase(Locale.ROOT)),
                declared.getString("argument"),
                declared.getStringList("per"));
        String name = declared.getString("name");
        Step before = steps.putIfAbsent(name, step);
        if (before != null && !before.equals(step)) {
            throw new IllegalArgumentException(
                    "the step '" + name + "' is declared twice in jobs.conf, as " + before + " and as " + step);
        }
    }

    private static JobGraph graph(String name, List<? extends Config> steps) {
        return new JobGraph(name, steps.stream().map(Pipeline::node).toList());
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

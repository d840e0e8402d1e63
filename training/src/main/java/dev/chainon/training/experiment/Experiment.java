package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.data.Sha256;
import dev.chainon.training.Trials;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.design.Design;
import dev.chainon.training.experiment.design.Factor;
import dev.chainon.training.experiment.design.Plan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** An experiment that can be run: its points, its runs in their order, and the settings of each, all of them accepted by the trainer. */
final class Experiment {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_RUNS = 512;

    private final Declaration declaration;
    private final Design design;
    private final Plan plan;
    private final Recipe recipe;
    private final List<Map<String, Object>> settings = new ArrayList<>();
    private final String hash;

    /**
     * @param training the defaults
     * @param rows what is learned from and judged on, in words that change when it does
     * @throws BadDesignException if it cannot be run as declared
     */
    Experiment(Declaration declaration, Config training, String rows) {
        this.declaration = declaration;
        this.recipe = new Recipe(training, declaration.fixed());
        this.design = settled(declaration);
        Declaration.Schedule schedule = declaration.schedule();
        long runs = (long) design.points().length * schedule.blocks().size() * schedule.replicates();
        if (runs > MOST_RUNS) {
            throw new BadDesignException(runs + " runs are too many, at most " + MOST_RUNS
                    + " can be asked for: take fewer blocks or replicates, or a smaller fraction");
        }
        this.plan = Plan.of(design, schedule.blocks(), schedule.replicates(), schedule.seed());
        StringBuilder all = new StringBuilder(rows);
        for (Plan.Run run : plan.runs()) {
            Map<String, Object> of = recipe.settings(levels(design.points()[run.point()]), run.seed());
            settings.add(of);
            all.append('\n').append(run).append(Trials.settings(training, of));
        }
        this.hash = Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** Points where the levels really are: whole numbers lie where they lie. */
    private static Design settled(Declaration declaration) {
        List<Factor> factors = declaration.factors();
        Design design = declaration.kind().design(factors.size());
        double[][] points = new double[design.points().length][factors.size()];
        for (int point = 0; point < points.length; point++) {
            for (int factor = 0; factor < factors.size(); factor++) {
                points[point][factor] = factors.get(factor).settled(design.points()[point][factor]);
            }
        }
        return design.at(points);
    }

    /** The level of each factor at a coded point. */
    Map<String, Object> levels(double[] point) {
        Map<String, Object> levels = new LinkedHashMap<>();
        for (int factor = 0; factor < point.length; factor++) {
            levels.put(
                    declaration.factors().get(factor).name(),
                    declaration.factors().get(factor).at(point[factor]));
        }
        return levels;
    }

    Declaration declaration() {
        return declaration;
    }

    Design design() {
        return design;
    }

    Plan plan() {
        return plan;
    }

    Recipe recipe() {
        return recipe;
    }

    /** Of a run, by its number. */
    Map<String, Object> settings(int run) {
        return settings.get(run);
    }

    /** Of all that decides the results. */
    String hash() {
        return hash;
    }

    /**
     * Makes the runs that the journal does not hold.
     *
     * @param commit of the code that measures
     * @param ended is told how many runs are done
     */
    void run(Journal journal, Response response, String commit, IntConsumer ended) {
        Map<Integer, JsonNode> done = journal.done();
        List<Runnable> missing = new ArrayList<>();
        for (Plan.Run run : plan.runs()) {
            if (!done.containsKey(run.number())) {
                missing.add(() -> journal.keep(run.number(), measured(run, response, commit)));
            }
        }
        int before = plan.runs().size() - missing.size();
        ended.accept(before);
        new Crew(declaration.schedule().parallel()).work(missing, now -> ended.accept(before + now));
    }

    private ObjectNode measured(Plan.Run run, Response response, String commit) {
        Map<String, Object> of = settings(run.number());
        Response.Answer answer = response.measure(
                "run " + (run.number() + 1) + " of " + plan.runs().size(), of);
        ObjectNode line = JSON.createObjectNode();
        line.put("point", run.point());
        line.put("block", run.block());
        line.put("seed", run.seed());
        line.set("coded", JSON.valueToTree(design.points()[run.point()]));
        line.set("settings", JSON.valueToTree(of));
        ObjectNode metrics = line.putObject("metrics");
        answer.metrics().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(metric -> metrics.put(metric.getKey(), metric.getValue()));
        line.put("seconds", answer.seconds());
        line.put("commit", commit);
        return line;
    }
}

package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.evaluation.Metric;
import dev.chainon.training.experiment.analysis.Anova;
import dev.chainon.training.experiment.analysis.Effects;
import dev.chainon.training.experiment.analysis.Lenth;
import dev.chainon.training.experiment.analysis.Observations;
import dev.chainon.training.experiment.analysis.Residuals;
import dev.chainon.training.experiment.analysis.Term;
import dev.chainon.training.experiment.design.Column;
import dev.chainon.training.experiment.design.Design;
import dev.chainon.training.experiment.design.Plan;
import java.util.List;
import java.util.function.Predicate;

/** What an experiment says of one response, as JSON: what its pages are made from. Numbers that are none are null. */
final class Verdict {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Experiment experiment;
    private final Metric metric;
    private final Observations observed;

    /** @param values of the metric, by run */
    Verdict(Experiment experiment, Metric metric, double[] values) {
        this.experiment = experiment;
        this.metric = metric;
        double[][] points = experiment.design().points();
        List<Plan.Run> runs = experiment.plan().runs();
        this.observed = new Observations(
                runs.stream().map(run -> points[run.point()]).toList(),
                runs.stream().mapToInt(Plan.Run::block).toArray(),
                values);
    }

    /** Whether more of it is better. */
    static boolean greater(Metric metric) {
        return metric == Metric.AUC || metric == Metric.PRAUC;
    }

    ObjectNode json() {
        ObjectNode verdict = JSON.createObjectNode();
        verdict.put("name", metric.key());
        verdict.put("greater", greater(metric));
        List<Term> terms = terms();
        double confidence = experiment.declaration().judging().confidence();
        List<Effects.Effect> effects = Effects.of(observed, terms, confidence);
        contrasts(verdict);
        ArrayNode told = verdict.putArray("effects");
        for (Effects.Effect effect : effects) {
            told.add(effect(effect, verdict.path("lenth").path("margin").asDouble(Double.NaN)));
        }
        anova(verdict.putArray("anova"), terms);
        residuals(verdict, terms);
        if (quadratic()) {
            verdict.set("surface", new SurfaceVerdict(experiment, observed, greater(metric)).json());
        }
        return verdict;
    }

    /** A surface where the design carries one; the contrasts of a two-level design up to the wanted order; the factors alone otherwise. */
    private List<Term> terms() {
        Design design = experiment.design();
        if (quadratic()) {
            return Term.quadratic(observed.points());
        }
        if (design.contrasts().isEmpty()) {
            return Term.linear(observed.points());
        }
        int order = experiment.declaration().judging().interactions();
        return contrasts(column -> column.order() >= 1 && column.order() <= order);
    }

    private List<Term> contrasts(Predicate<Column> wanted) {
        int[] points =
                experiment.plan().runs().stream().mapToInt(Plan.Run::point).toArray();
        return experiment.design().contrasts().stream()
                .filter(wanted)
                .map(column -> Term.of(column, points))
                .toList();
    }

    /** Three levels and enough points; one more than the terms, so that something can be said of the fit. */
    private boolean quadratic() {
        Design design = experiment.design();
        int factors = design.factors();
        return design.contrasts().isEmpty() && design.points().length > (factors + 1) * (factors + 2) / 2;
    }

    /** All that a two-level design can estimate, with Lenth's margin. */
    private void contrasts(ObjectNode verdict) {
        List<Term> all = contrasts(column -> true);
        ArrayNode told = verdict.putArray("contrasts");
        if (all.isEmpty()) {
            return;
        }
        List<Effects.Effect> effects = Effects.of(observed, all);
        effects.forEach(effect -> told.addObject().put("name", effect.name()).put("value", effect.value()));
        if (Lenth.applies(effects.size())) {
            double confidence = experiment.declaration().judging().confidence();
            Lenth lenth =
                    Lenth.of(effects.stream().mapToDouble(Effects.Effect::value).toArray(), confidence);
            verdict.putObject("lenth")
                    .put("pseudoError", lenth.pseudoError())
                    .put("margin", lenth.margin())
                    .put("simultaneous", lenth.simultaneous());
        }
    }

    /** An effect is decided by its interval, or where there is none by Lenth's margin. */
    private static ObjectNode effect(Effects.Effect effect, double margin) {
        boolean judged = Double.isFinite(effect.low());
        ObjectNode told = JSON.createObjectNode().put("name", effect.name()).put("value", effect.value());
        number(told, "error", effect.error());
        number(told, "low", judged ? effect.low() : effect.value() - margin);
        number(told, "high", judged ? effect.high() : effect.value() + margin);
        told.put("by", judged ? "student" : "lenth");
        return told.put("decided", judged ? effect.decided() : Math.abs(effect.value()) > margin);
    }

    private void anova(ArrayNode table, List<Term> terms) {
        for (Anova.Source source : Anova.of(observed, terms).sources()) {
            ObjectNode line = table.addObject().put("source", source.name()).put("squares", source.squares());
            line.put("freedom", source.freedom());
            number(line, "mean", source.mean());
            number(line, "f", source.f());
            number(line, "p", source.p());
        }
    }

    private void residuals(ObjectNode verdict, List<Term> terms) {
        Residuals residuals = Residuals.of(observed, terms);
        if (observed.runs()
                <= terms.size() + experiment.declaration().schedule().blocks().size()) {
            return;
        }
        ObjectNode told = verdict.putObject("residuals");
        told.set("fitted", JSON.valueToTree(residuals.fitted()));
        told.set("left", JSON.valueToTree(residuals.left()));
        check(told.putObject("normality"), residuals.normality());
        check(
                told.putObject("independence"),
                residuals.independence(experiment.declaration().schedule().seed()));
    }

    private static void check(ObjectNode told, Residuals.Check check) {
        number(told, "statistic", check.statistic());
        number(told, "p", check.p());
    }

    static void number(ObjectNode object, String key, double value) {
        if (Double.isFinite(value)) {
            object.put(key, value);
        } else {
            object.putNull(key);
        }
    }
}

package dev.chainon.training.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.training.experiment.analysis.Observations;
import dev.chainon.training.experiment.analysis.Surface;
import dev.chainon.training.experiment.design.Factor;
import dev.chainon.training.experiment.design.Letters;
import dev.chainon.training.experiment.design.Region;
import java.util.List;
import java.util.Locale;

/** What a response surface says, as JSON: its stationary point, the best point of the region, and how far each factor may go from there. */
final class SurfaceVerdict {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Steps of a walk along a factor, either way. */
    private static final int STEPS = 200;

    private final Experiment experiment;
    private final Surface surface;
    private final boolean greatest;
    private final double[] optimum;

    SurfaceVerdict(Experiment experiment, Observations observed, boolean greatest) {
        this.experiment = experiment;
        this.greatest = greatest;
        this.surface = Surface.of(observed);
        this.optimum = surface.optimum(experiment.design().region(), greatest);
    }

    ObjectNode json() {
        ObjectNode told = JSON.createObjectNode();
        told.put("constant", surface.constant());
        told.set("slopes", JSON.valueToTree(surface.slopes()));
        told.set("curvatures", JSON.valueToTree(surface.curvatures()));
        told.set("eigenvalues", JSON.valueToTree(surface.eigenvalues()));
        Surface.Nature nature = surface.nature();
        told.put("nature", nature.name().toLowerCase(Locale.ROOT));
        Region region = experiment.design().region();
        told.put("reach", region.reach());
        told.put("region", region instanceof Region.Ball ? "ball" : "cube");
        if (nature != Surface.Nature.RIDGE) {
            told.set("stationary", point(surface.stationary()));
        }
        told.set("optimum", point(optimum));
        usual(told);
        ObjectNode plateau = told.putObject("plateau");
        List<Factor> factors = experiment.declaration().factors();
        for (int factor = 0; factor < factors.size(); factor++) {
            if (factors.get(factor) instanceof Factor.Quantity quantity) {
                ObjectNode range = plateau.putObject(quantity.name());
                range.put("letter", Letters.of(factor));
                range.put("from", quantity.value(edge(factor, -1)));
                range.put("to", quantity.value(edge(factor, 1)));
                range.put("open", edge(factor, -1) <= -region.reach() && edge(factor, 1) >= region.reach());
            }
        }
        return told;
    }

    private ObjectNode point(double[] coded) {
        ObjectNode point = JSON.createObjectNode();
        point.set("coded", JSON.valueToTree(coded));
        ObjectNode values = point.putObject("values");
        List<Factor> factors = experiment.declaration().factors();
        for (int factor = 0; factor < coded.length; factor++) {
            if (factors.get(factor) instanceof Factor.Quantity quantity) {
                values.put(quantity.name(), quantity.value(coded[factor]));
            }
        }
        return point.put("predicted", surface.at(coded));
    }

    /** The settings that training has by default, where they can be placed on the surface. */
    private void usual(ObjectNode told) {
        List<Factor> factors = experiment.declaration().factors();
        double[] usual = new double[factors.size()];
        for (int factor = 0; factor < usual.length; factor++) {
            usual[factor] = factors.get(factor) instanceof Factor.Quantity quantity
                    ? quantity.coded(experiment.recipe().usual(quantity))
                    : Double.NaN;
            if (!(Math.abs(usual[factor]) <= experiment.design().region().reach())) {
                return;
            }
        }
        double confidence = experiment.declaration().judging().confidence();
        ObjectNode point = point(usual);
        point.put("gain", surface.at(optimum) - surface.at(usual));
        Verdict.number(point, "margin", surface.margin(optimum, usual, confidence));
        told.set("usual", point);
    }

    /** How far one factor may go, the others being best, until the prediction is worse beyond its interval. */
    private double edge(int factor, int direction) {
        double confidence = experiment.declaration().judging().confidence();
        double reach = experiment.design().region().reach();
        double[] at = optimum.clone();
        double edge = optimum[factor];
        for (int step = 1; step <= STEPS; step++) {
            at[factor] = optimum[factor] + (direction * reach - optimum[factor]) * step / STEPS;
            double loss = (greatest ? 1 : -1) * (surface.at(optimum) - surface.at(at));
            if (loss > surface.margin(optimum, at, confidence)) {
                break;
            }
            edge = at[factor];
        }
        return edge;
    }
}

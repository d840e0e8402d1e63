package dev.chainon.training.experiment;

import com.typesafe.config.Config;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.design.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the declaration of an experiment. An example with every key is {@code training/designs/README.md}. */
final class DeclarationYaml {

    private static final Set<String> COMMON = Set.of(
            "name",
            "question",
            "kind",
            "factors",
            "fixed",
            "rows",
            "seed",
            "blocks",
            "replicates",
            "parallel",
            "confidence",
            "interactions",
            "responses");

    private final Config training;

    /** @param training the settings below {@code chainon.training}: a factor is one of their keys */
    DeclarationYaml(Config training) {
        this.training = training;
    }

    /** The mapping that a file holds, whatever kind it declares. */
    static Mapping parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Optional<Object> document = Optional.ofNullable(new Yaml(new SafeConstructor(options)).load(yaml));
            return Mapping.of("design", document.orElse(""));
        } catch (YAMLException e) {
            throw new BadDesignException("the design is not YAML: " + e.getMessage(), e);
        }
    }

    /** @throws BadDesignException with what is wrong, where, and what to do */
    Declaration read(Mapping design) {
        KindYaml kind = KindYaml.of(design.text("kind"));
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(kind.keys());
        design.refuseOthers(known);
        Mapping question = design.mapping("question");
        question.refuseOthers(Set.of("fr", "en"));
        return new Declaration(
                design.text("name"),
                Map.of("fr", question.text("fr"), "en", question.text("en")),
                kind.read(design),
                factors(design.mapping("factors")),
                fixed(design),
                schedule(design),
                judging(design));
    }

    private static Map<String, Object> fixed(Mapping design) {
        return design.has("fixed") ? design.mapping("fixed").entries() : Map.of();
    }

    private Declaration.Schedule schedule(Mapping design) {
        return new Declaration.Schedule(
                Math.toIntExact(design.whole("rows", Integer.MAX_VALUE)),
                design.whole("seed", 1),
                design.has("blocks") ? design.wholes("blocks") : List.of(training.getLong("seed")),
                Math.toIntExact(design.whole("replicates", 1)),
                Math.toIntExact(design.whole("parallel", 1)));
    }

    private static Declaration.Judging judging(Mapping design) {
        List<String> responses = design.has("responses") ? design.texts("responses") : List.of("logloss", "auc");
        return new Declaration.Judging(
                design.number("confidence", 0.95),
                Math.toIntExact(design.whole("interactions", 2)),
                responses.stream().map(Declaration::metric).toList());
    }

    private List<Factor> factors(Mapping declared) {
        List<Factor> factors = new ArrayList<>();
        for (String name : declared.entries().keySet()) {
            boolean whole = Recipe.whole(name, training);
            factors.add(factor(name, declared.mapping(name), whole));
        }
        return factors;
    }

    static Factor factor(String name, Mapping levels, boolean whole) {
        if (levels.has("levels")) {
            levels.refuseOthers(Set.of("levels"));
            List<Object> two = levels.list("levels");
            if (two.size() != 2) {
                throw new BadDesignException("the factor " + name + " must have two levels, not " + two);
            }
            return new Factor.Choice(name, two.get(0), two.get(1));
        }
        levels.refuseOthers(Set.of("low", "high", "scale"));
        String scale = levels.text("scale", "linear");
        if (!scale.equals("linear") && !scale.equals("log")) {
            throw new BadDesignException("the scale of the factor " + name + " is linear or log, not '" + scale + "'");
        }
        return new Factor.Quantity(name, levels.number("low"), levels.number("high"), scale.equals("log"), whole);
    }
}

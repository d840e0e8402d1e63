package dev.chainon.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.training.experiment.ExperimentRun;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.report.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the experiment that a file declares and writes its pages: {@code DESIGN.yaml}, then {@code keep} where the result belongs to the
 * project, or {@code pages} where nothing is run and the pages of the kept result are made. Exit code 0: done; 2: the design was refused; 3: failure.
 */
public final class Experiment {

    private static final Logger LOG = LoggerFactory.getLogger(Experiment.class);

    private Experiment() {}

    public static void main(String[] args) {
        if (!Boolean.getBoolean("chainon.attached")) {
            Supervised.exitWhenInputCloses();
        }
        System.exit(run(Path.of(args[0]), List.of(args).subList(1, args.length), new Progress(System.out)));
    }

    private static int run(Path design, List<String> options, Progress progress) {
        try {
            Config chainon = ConfigFactory.defaultOverrides()
                    .withFallback(ConfigFactory.defaultApplication())
                    .withFallback(ConfigFactory.parseResources("trainer.conf"))
                    .withFallback(ConfigFactory.defaultReference())
                    .resolve()
                    .getConfig("chainon");
            progress.result((options.contains("pages")
                            ? pages(design, chainon)
                            : measured(design, chainon, options.contains("keep"), progress))
                    .toString());
            return 0;
        } catch (BadDesignException e) {
            LOG.error("the design was refused", e);
            progress.result(ExperimentRun.refused(e).toString());
            return 2;
        } catch (Exception e) {
            LOG.error("the experiment failed: {}", e.getMessage(), e);
            return 3;
        }
    }

    private static ObjectNode measured(Path design, Config chainon, boolean keep, Progress progress) {
        ObjectNode result = new ExperimentRun(new Flights(), chainon, progress, InstantSource.system()).run(design);
        Shelf shelf = keep ? ofProject() : Shelf.ofHome(Path.of(chainon.getString("home")));
        ArrayNode words = new ObjectMapper().createArrayNode().add(shelf.keep(result));
        if (!keep) {
            words.add(shelf.print(result, MissingNode.getInstance()));
        }
        result.set("words", words);
        return result;
    }

    private static ObjectNode pages(Path design, Config chainon) throws IOException {
        ObjectNode result = ofProject().kept(design);
        JsonNode changed = chainon.hasPath("experiment.changed")
                ? new ObjectMapper()
                        .readTree(
                                Path.of(chainon.getString("experiment.changed")).toFile())
                : MissingNode.getInstance();
        String name = result.path("details").path("name").asText();
        result.putArray("words").add(ofProject().print(result, changed.path(name)));
        return result;
    }

    private static Shelf ofProject() {
        return Shelf.ofProject(Path.of(System.getProperty("chainon.root", ".")));
    }
}

package dev.chainon.apps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.training.experiment.ExperimentRun;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.report.Shelf;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the experiment that a file declares and writes its pages: {@code DESIGN.yaml}, then {@code keep} where the result and the pages belong to the
 * project, or {@code pages} where nothing is run and the kept pages are made again. Exit code 0: done; 2: the design was refused; 3: failure.
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
            Shelf shelf = options.contains("keep") || options.contains("pages")
                    ? Shelf.ofProject(Path.of(System.getProperty("chainon.root", ".")))
                    : Shelf.ofHome(Path.of(chainon.getString("home")));
            ObjectNode result = options.contains("pages")
                    ? shelf.kept(design)
                    : new ExperimentRun(new Flights(), chainon, progress, InstantSource.system()).run(design);
            result.set("words", shelf.keep(result));
            progress.result(result.toString());
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
}

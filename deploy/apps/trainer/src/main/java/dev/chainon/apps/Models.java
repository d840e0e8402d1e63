package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.registry.PromotionConflictException;
import dev.chainon.registry.Registry;
import dev.chainon.registry.ReleaseConflictException;
import dev.chainon.registry.ReleaseDesk;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.registry.Releases;
import dev.chainon.registry.TrialWait;
import dev.chainon.store.Database;
import dev.chainon.training.tracking.Tracked;
import dev.chainon.training.tracking.Tracking;
import dev.chainon.training.tracking.TrackingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the registry of the flights' model, goes back in it, or tries a version: {@code list}, {@code history}, {@code rollback}, {@code sync}, or
 * {@code release-} with what the desk is asked. Exit code 0: done; 1: there is nothing to do it to, another promotion came first, or the tracking server was
 * not told all; 3: failure.
 */
public final class Models {

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private static final String RELEASE = "release-";

    private Models() {}

    public static void main(String[] args) {
        if (!Boolean.getBoolean("chainon.attached")) {
            Supervised.exitWhenInputCloses();
        }
        System.exit(run(args.length == 0 ? "list" : args[0], new Progress(System.out)));
    }

    private static int run(String question, Progress progress) {
        Config chainon = TrainerConfig.read();
        Config runtime = chainon.getConfig("runtime");
        try (Database database =
                new Database(runtime.getString("url"), runtime.getString("user"), runtime.getString("password"), 2)) {
            Registry registry =
                    new Registry(database, Path.of(chainon.getString("home")).resolve("registry"));
            Tracking tracking = new Tracking(TrackingSettings.of(chainon.getConfig("tracking")), Tracked.of(registry));
            String model = new Flights().modelName();
            ModelWords words = new ModelWords(registry, model);
            if (question.startsWith(RELEASE)) {
                return release(
                        question.substring(RELEASE.length()), registry, new Releases(database), chainon, progress);
            }
            return switch (question) {
                case "list" -> said(progress, true, words.versions());
                case "history" -> said(progress, true, words.history());
                case "rollback" -> rollback(registry, model, chainon, tracking, progress);
                case "sync" -> told(tracking.tell(model), progress);
                default ->
                    throw new IllegalArgumentException("'" + question
                            + "' is no question to the registry: list, history, rollback, sync or release-...");
            };
        } catch (Exception e) {
            LOG.error("the registry could not be asked: {}", e.getMessage(), e);
            return 3;
        }
    }

    private static int release(String question, Registry registry, Releases releases, Config chainon, Progress progress)
            throws Exception {
        ReleaseDesk desk = new ReleaseDesk(
                registry,
                releases,
                new Flights().modelName(),
                chainon.getString("training.who"),
                chainon.getString("gate.why"));
        try {
            if (question.equals("trial")) {
                return trial(desk, chainon.getConfig("release"), progress);
            }
            List<String> words = new ReleaseWords(desk)
                    .answer(question, chainon.getString("gate.candidate"), chainon.getInt("release.percent"));
            return said(progress, true, words);
        } catch (PromotionConflictException | ReleaseConflictException | IllegalStateException e) {
            return said(progress, false, List.of(String.valueOf(e.getMessage())));
        }
    }

    /** Waits for what the trial that is under way comes to; one that taught nothing is ended. */
    private static int trial(ReleaseDesk desk, Config release, Progress progress) throws Exception {
        TrialWait.Ended ended = new TrialWait(
                        desk.releases(), desk.model(), release.getLong("requests"), release.getDuration("patience"))
                .await();
        if (!ended.stands()) {
            LOG.error("{}", ended.words());
            if (desk.releases()
                    .newest(desk.model())
                    .filter(ReleaseStep::underWay)
                    .isPresent()) {
                desk.stop();
            }
        }
        return said(progress, ended.stands(), List.of(ended.words()));
    }

    private static int rollback(Registry registry, String model, Config chainon, Tracking tracking, Progress progress)
            throws Exception {
        String alias = chainon.getString("gate.alias");
        try {
            int version =
                    registry.rollback(model, alias, chainon.getString("training.who"), chainon.getString("gate.why"));
            String moved = "models:/" + model + "@" + alias + " points to version " + version + " again";
            return said(progress, true, List.of(moved, tracking.tell(model).words()));
        } catch (PromotionConflictException | IllegalStateException e) {
            return said(progress, false, List.of(String.valueOf(e.getMessage())));
        }
    }

    private static int told(Tracking.Told told, Progress progress) throws Exception {
        return said(progress, told.complete(), List.of(told.words()));
    }

    private static int said(Progress progress, boolean ok, List<String> words) throws Exception {
        progress.result(new ObjectMapper()
                .writeValueAsString(Map.of("ok", ok, "words", words, "figures", Map.of("models.lines", words.size()))));
        return ok ? 0 : 1;
    }
}

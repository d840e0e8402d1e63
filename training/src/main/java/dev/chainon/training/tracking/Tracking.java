package dev.chainon.training.tracking;

import dev.chainon.registry.ModelVersion;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a tracking server to what the registry says. It compares the two and makes what is missing, so whatever was not told while the server was down is told
 * the next time, and telling twice changes nothing. It never throws: a pipeline does not stop for the sake of its journal.
 */
public final class Tracking {

    private static final Logger LOG = LoggerFactory.getLogger(Tracking.class);

    private final TrackingSettings settings;
    private final Tracked registry;
    private final Retry retry;

    public Tracking(TrackingSettings settings, Tracked registry) {
        this.settings = settings;
        this.registry = registry;
        this.retry = Retry.of(
                "tracking",
                RetryConfig.custom()
                        .maxAttempts(settings.tries())
                        .intervalFunction(IntervalFunction.ofExponentialBackoff(settings.pause(), 2))
                        .retryOnException(e -> e instanceof TrackingException t && t.worthAnotherTry())
                        .build());
    }

    /**
     * What a round came to.
     *
     * @param changed versions and aliases that the server was told something of
     * @param words what happened, for people
     */
    public record Told(boolean complete, int changed, String words) {}

    /** Tells the server everything of a model that it does not know. */
    public Told tell(String model) {
        if (settings.uri().isEmpty()) {
            return new Told(true, 0, "no tracking server is configured (chainon.tracking.uri or MLFLOW_TRACKING_URI)");
        }
        URI server = settings.uri().get();
        try {
            int changed = new Round(new Mlflow(new MlflowCall(server, settings)), model).play();
            LOG.info("told {} of {}: {} changes", server, model, changed);
            return new Told(true, changed, server + " knows all versions and aliases of " + model);
        } catch (TrackingException e) {
            String words = "the tracking server was not told all of " + model + ": " + e.getMessage()
                    + ". The registry has it; the next training, promotion or ./chainon models sync tells the rest";
            LOG.warn("{}", words);
            return new Told(false, 0, words);
        }
    }

    /** One comparison, piece by piece; a piece that fails in a way that may pass is tried again as a whole, from its look on. */
    private final class Round {

        private final Mlflow mlflow;
        private final String model;

        Round(Mlflow mlflow, String model) {
            this.mlflow = mlflow;
            this.model = model;
        }

        int play() {
            retry.executeRunnable(() -> mlflow.ensureModel(model));
            String experiment = Objects.requireNonNull(retry.executeSupplier(() -> mlflow.ensureExperiment(model)));
            Map<Integer, Mlflow.Remote> known = known();
            int changed = 0;
            for (ModelVersion version : registry.versions(model)) {
                Map<String, String> tags = registry.tags(version);
                if (Optional.ofNullable(known.get(version.version()))
                        .filter(remote -> remote.tags().entrySet().containsAll(tags.entrySet()))
                        .isEmpty()) {
                    retry.executeRunnable(() -> tell(experiment, version));
                    changed++;
                }
            }
            known = changed == 0 ? known : known();
            for (Map.Entry<String, Integer> alias : registry.aliases(model).entrySet()) {
                // One that points to a version registered a moment ago is told the next time.
                Mlflow.Remote remote = known.get(alias.getValue());
                if (remote != null) {
                    changed +=
                            Objects.requireNonNull(retry.executeSupplier(() -> alias(alias.getKey(), remote.number())));
                }
            }
            return changed;
        }

        private Map<Integer, Mlflow.Remote> known() {
            return Objects.requireNonNull(retry.executeSupplier(() -> mlflow.versions(model)));
        }

        private void tell(String experiment, ModelVersion version) {
            Mlflow.Remote remote = Optional.ofNullable(mlflow.versions(model).get(version.version()))
                    .orElseGet(() -> mlflow.createVersion(version, mlflow.ensureRun(experiment, version)));
            mlflow.ensureTags(model, remote, registry.tags(version));
        }

        private int alias(String alias, String number) {
            if (mlflow.alias(model, alias).equals(Optional.of(number))) {
                return 0;
            }
            mlflow.setAlias(model, alias, number);
            return 1;
        }
    }
}

package dev.chainon.training;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.UseCase;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.training.trees.TreeSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A registered version that is to be assessed, with what it was trained on.
 *
 * @param bundle its files, each checked against its signature
 * @param set the training set of that training, or the window of it
 */
public record Subject(ModelVersion version, Bundle bundle, TrainingSet set) {

    private static final String TREES = "trees.";

    public Subject {
        Objects.requireNonNull(version);
        Objects.requireNonNull(bundle);
        Objects.requireNonNull(set);
    }

    /**
     * @param named an URI such as {@code models:/late-arrival/3}, or the number alone; empty for the champion
     * @param chainon the settings below the root {@code chainon}
     * @throws IllegalArgumentException if there is no such version, or no champion
     * @throws BadTrainingSetException if its training set is gone, or has other features than the version
     */
    public static Subject of(String named, UseCase<?> useCase, Config chainon, ModelStore models) {
        ModelVersion version = version(named, useCase.modelName(), models);
        Map<String, String> params = version.manifest().params();
        TrainingSet whole = TrainingSet.open(
                Path.of(chainon.getString("home")).resolve("training").resolve(params.getOrDefault("set", "")));
        TrainingSet set = Window.of(params).map(window -> window.on(whole)).orElse(whole);
        if (!set.features().equals(version.manifest().features())) {
            throw new BadTrainingSetException("the training set " + set.name() + " has other features than "
                    + version.uri() + ": take the code and the set that it was made with");
        }
        return new Subject(version, version.bundle(), set);
    }

    private static ModelVersion version(String named, String model, ModelStore models) {
        if (named.isEmpty()) {
            return models.champion(model)
                    .orElseThrow(() -> new IllegalArgumentException("no version of " + model
                            + " is champion yet: name one with --version, or make one with ./chainon promote"));
        }
        String uri = named.matches("[0-9]+") ? "models:/" + model + "/" + named : named;
        return models.find(uri)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no " + uri + ": ./chainon models lists those there are"));
    }

    /** The threshold that was chosen on the validation period when it was trained. */
    double threshold() {
        return Optional.ofNullable(version.manifest().metrics().get("threshold"))
                .orElseThrow(() -> new IllegalArgumentException(
                        version.uri() + " is older than thresholds and has none to hold it to: judge another"));
    }

    /** How it was trained. */
    TrainingSettings settings() {
        return Reproduction.settings(version.manifest().params());
    }

    /** How the trees of its control group were grown; as the settings say where its manifest does not. */
    TreeSettings trees(Config configured) {
        Map<String, Object> told = new LinkedHashMap<>();
        version.manifest().params().forEach((key, value) -> {
            if (key.startsWith(TREES)) {
                told.put(key.substring(TREES.length()), value);
            }
        });
        return TreeSettings.of(ConfigFactory.parseMap(told).withFallback(configured));
    }

    /** SHA-256 of the network that serves. */
    String network() {
        return Objects.requireNonNull(version.manifest().sha256().get(Bundle.ONNX));
    }

    /** What a ledger names it by: {@code model}, {@code bundle}, {@code network} and {@code data}. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("model", version.uri());
        names.put("bundle", bundle.digest());
        names.put("network", network());
        names.put("data", set.name());
        return names;
    }
}

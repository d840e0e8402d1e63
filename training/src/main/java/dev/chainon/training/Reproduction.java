package dev.chainon.training;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.process.Progress;
import dev.chainon.registry.Bundle;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Trains a bundle's model again from what its manifest says, and compares the bytes of both its forms. Call {@link Backend#prepare} first. */
public final class Reproduction {

    /** What the manifest of a network that was trained on a cluster tells. */
    private static final String SHARDS = "distributed.shards";

    private final Path home;
    private final Progress progress;
    private final int threads;

    /**
     * @param home whose folder {@code training} holds the training sets
     * @param threads that compute; their number changes no bit
     */
    public Reproduction(Path home, Progress progress, int threads) {
        this.home = home;
        this.progress = progress;
        this.threads = threads;
    }

    /**
     * Whether each form of the model came out with the same bytes.
     *
     * @throws BadTrainingSetException if the training set is gone or has other features than the bundle
     */
    public Map<String, Boolean> of(Bundle bundle) {
        Map<String, String> params = bundle.manifest().params();
        if (params.containsKey(SHARDS)) {
            throw new IllegalArgumentException(bundle.folder() + " was trained on a cluster in " + params.get(SHARDS)
                    + " shards, and is not trained again in one process: ./chainon train --distributed does it");
        }
        TrainingSet whole = TrainingSet.open(home.resolve("training").resolve(params.getOrDefault("set", "")));
        TrainingSet set = Window.of(params).map(window -> window.on(whole)).orElse(whole);
        if (!set.features().equals(bundle.manifest().features())) {
            throw new BadTrainingSetException("the training set " + set.name() + " has other features than "
                    + bundle.folder() + ": take the code and the set that it was made with");
        }
        Trainer trainer = new Trainer(set, Standardiser.learn(set.train(), set.features()), progress, threads);
        Fitted fitted = trainer.fit("reproduce", settings(params));
        try (Staged staged = Staged.in(home.resolve("registry"))) {
            fitted.write(staged.folder(), set.features().size());
            Map<String, Boolean> same = new TreeMap<>();
            for (String file : new String[] {Bundle.ONNX, Bundle.DL4J}) {
                same.put(
                        file,
                        Sha256.of(staged.folder().resolve(file))
                                .equals(bundle.manifest().sha256().get(file)));
            }
            return same;
        }
    }

    /** A manifest older than a setting was made without it. */
    static TrainingSettings settings(Map<String, String> params) {
        StringBuilder text = new StringBuilder("pieces = 0\ncalibration-days = 0\n");
        for (String key : TrainingSettings.KEYS) {
            String value = params.get(key);
            if (value != null && !key.equals("set")) {
                text.append(key).append(" = ").append(value).append('\n');
            }
        }
        return TrainingSettings.of(ConfigFactory.parseString(text.toString()));
    }
}

package dev.chainon.training;

import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import dev.chainon.registry.Registry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** As much of the registry as training needs. */
public interface ModelStore {

    String CHAMPION = "champion";

    /** The alias of the version that was registered last and would be champion. */
    String CHALLENGER = "challenger";

    Optional<ModelVersion> champion(String model);

    /** The version that an URI such as {@code models:/late-arrival/3} names. */
    Optional<ModelVersion> find(String uri);

    ModelVersion register(Path stagedFolder);

    /** Promotes if the alias still points to the expected version. */
    void promote(Promotion wish, Optional<Integer> expected);

    /** Makes a version the challenger. */
    void challenge(ModelVersion version, String who);

    /** Sets words about a version that may change. */
    void tag(ModelVersion version, Map<String, String> words);

    static ModelStore of(Registry registry) {
        return new ModelStore() {
            @Override
            public Optional<ModelVersion> champion(String model) {
                return registry.resolve("models:/" + model + "@" + CHAMPION);
            }

            @Override
            public Optional<ModelVersion> find(String uri) {
                return registry.resolve(uri);
            }

            @Override
            public ModelVersion register(Path stagedFolder) {
                return registry.register(stagedFolder);
            }

            @Override
            public void promote(Promotion wish, Optional<Integer> expected) {
                registry.promote(wish, expected);
            }

            @Override
            public void challenge(ModelVersion version, String who) {
                registry.promote(version.model(), version.version(), CHALLENGER, who, "registered as a candidate");
            }

            @Override
            public void tag(ModelVersion version, Map<String, String> words) {
                registry.tag(version, words);
            }
        };
    }
}

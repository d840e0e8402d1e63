package dev.chainon.training.tracking;

import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Registry;
import java.util.List;
import java.util.Map;

/** As much of the registry as a tracking server is told. */
public interface Tracked {

    /** Oldest first. */
    List<ModelVersion> versions(String model);

    Map<String, Integer> aliases(String model);

    Map<String, String> tags(ModelVersion version);

    static Tracked of(Registry registry) {
        return new Tracked() {
            @Override
            public List<ModelVersion> versions(String model) {
                return registry.versions(model);
            }

            @Override
            public Map<String, Integer> aliases(String model) {
                return registry.aliases(model);
            }

            @Override
            public Map<String, String> tags(ModelVersion version) {
                return registry.tags(version);
            }
        };
    }
}

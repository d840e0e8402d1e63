package dev.chainon.serving.model;

import dev.chainon.chips.ChipSettings;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import java.util.List;

/**
 * Opens registered versions for serving.
 *
 * @param features inputs that a model must have, in their order: those that this server computes
 * @param chips who computes it
 */
public record ModelLoader(List<String> features, ChipSettings chips) {

    public ModelLoader {
        features = List.copyOf(features);
    }

    /**
     * Opens a version.
     *
     * @throws dev.chainon.registry.CorruptBundleException if its files are not those of its manifest
     * @throws BadModelException if it must not serve here
     */
    public ServedModel open(ModelVersion version) {
        Bundle bundle = version.bundle();
        Manifest manifest = bundle.manifest();
        if (!manifest.features().equals(features)) {
            throw new BadModelException(
                    "its manifest names the features " + manifest.features() + ", this server computes " + features);
        }
        return new ServedModel(
                version.model(),
                version.version(),
                manifest.features(),
                OnnxModel.open(bundle.onnx(), features.size(), chips));
    }
}

package dev.chainon.registry;

import java.nio.file.Path;
import java.util.Objects;

/** A registered model. Versions of a model count from 1 and never change. */
public record ModelVersion(String model, int version, Path folder, Manifest manifest) {

    public ModelVersion {
        Objects.requireNonNull(model);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(manifest);
    }

    /**
     * Opens its files after checking each against the manifest, and the manifest against the one that was registered.
     *
     * @throws CorruptBundleException if something was changed since
     */
    public Bundle bundle() {
        Bundle bundle = Bundle.open(folder);
        if (!bundle.manifest().equals(manifest)) {
            throw new CorruptBundleException(
                    folder.resolve(Bundle.MANIFEST) + " is not the manifest that was registered as " + uri());
        }
        return bundle;
    }

    public String uri() {
        return "models:/" + model + "/" + version;
    }
}

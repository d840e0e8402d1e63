package dev.chainon.monitoring.drift;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.drift.Reference;
import dev.chainon.core.drift.ReferenceText;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** The references of the models below a registry's folder, each checked against the signature in its bundle's manifest. */
public final class ReferenceShelf implements References {

    private final Path root;

    /** @param root folder of the registry: {@code MODEL/VERSION/manifest.json} */
    public ReferenceShelf(Path root) {
        this.root = root;
    }

    @Override
    public Found of(String model, int version) {
        Path folder = root.resolve(model).resolve(Integer.toString(version)).normalize();
        if (!folder.startsWith(root.normalize()) || !Files.isRegularFile(folder.resolve("manifest.json"))) {
            return Found.absent("absent: there is no bundle of " + model + "/" + version + " in the registry's folder");
        }
        try {
            return read(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle in " + folder + " cannot be read", e);
        }
    }

    private static Found read(Path folder) throws IOException {
        Optional<String> signed = signature(folder.resolve("manifest.json"));
        Path file = folder.resolve(Reference.FILE);
        if (signed.isEmpty()) {
            return Found.absent("absent: the model has no reference");
        }
        if (!Files.isRegularFile(file) || !Objects.equals(Sha256.of(file), signed.get())) {
            return Found.absent("absent: " + Reference.FILE + " is not the one that the manifest has signed");
        }
        return new Found(Optional.of(ReferenceText.read(Files.readString(file, StandardCharsets.UTF_8))), "");
    }

    private static Optional<String> signature(Path manifest) throws IOException {
        try {
            return Optional.ofNullable(
                            new JsonObject(Files.readString(manifest, StandardCharsets.UTF_8)).getJsonObject("sha256"))
                    .map(digests -> digests.getString(Reference.FILE));
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }
}

package dev.chainon.training;

import dev.chainon.registry.Bundle;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A registry in memory, its folders on disk; checks bundles as the real one does. */
final class ShelfFake implements ModelStore {

    final List<ModelVersion> versions = new ArrayList<>();
    final List<Promotion> promotions = new ArrayList<>();
    final List<ModelVersion> challengers = new ArrayList<>();
    final Map<String, Map<String, String>> tags = new TreeMap<>();
    boolean refusing;
    private final Path root;

    ShelfFake(Path root) {
        this.root = root;
    }

    @Override
    public Optional<ModelVersion> champion(String model) {
        return promotions.isEmpty()
                ? Optional.empty()
                : Optional.of(versions.get(promotions.get(promotions.size() - 1).version() - 1));
    }

    @Override
    public Optional<ModelVersion> find(String uri) {
        return versions.stream().filter(version -> version.uri().equals(uri)).findFirst();
    }

    @Override
    public ModelVersion register(Path stagedFolder) {
        if (refusing) {
            throw new IllegalStateException("the shelf is full");
        }
        Bundle bundle = Bundle.open(stagedFolder);
        int version = versions.size() + 1;
        Path folder = root.resolve(Integer.toString(version));
        try {
            Files.createDirectories(root);
            Files.move(stagedFolder, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        versions.add(new ModelVersion(bundle.manifest().model(), version, folder, bundle.manifest()));
        return versions.get(version - 1);
    }

    @Override
    public void promote(Promotion wish, Optional<Integer> expected) {
        if (!expected.equals(champion(wish.model()).map(ModelVersion::version))) {
            throw new IllegalStateException("the alias moved");
        }
        promotions.add(wish);
    }

    @Override
    public void challenge(ModelVersion version, String who) {
        challengers.add(version);
    }

    @Override
    public void tag(ModelVersion version, Map<String, String> words) {
        tags.put(version.uri(), words);
    }
}

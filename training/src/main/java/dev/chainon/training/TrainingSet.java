package dev.chainon.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A training set on disk: {@code manifest.json} and, for each split, {@code <split>.features.f32} (rows of little-endian floats), {@code <split>.labels.f32}
 * (0 or 1) and {@code <split>.minutes.i64} (minutes since 1970). Features stay on disk and are mapped.
 *
 * @param snapshot tag of the back-office snapshot it was made of
 * @param features names of the columns, in order
 */
public record TrainingSet(String name, String snapshot, List<String> features, Split train, Split validation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public TrainingSet {
        Objects.requireNonNull(name);
        Objects.requireNonNull(snapshot);
        features = List.copyOf(features);
    }

    /**
     * @throws BadTrainingSetException if a file is missing, cut, or does not agree with the manifest
     */
    public static TrainingSet open(Path folder) {
        Path file = folder.resolve("manifest.json");
        JsonNode manifest = manifest(file);
        List<String> features = features(manifest, file);
        return new TrainingSet(
                text(manifest, "name", file),
                text(manifest, "snapshot", file),
                features,
                split(folder, "train", manifest, features.size()),
                split(folder, "validation", manifest, features.size()));
    }

    /**
     * A split that lies alone in a folder, without any to train on.
     *
     * @throws BadTrainingSetException if it has no rows, or other features than these
     */
    static Split alone(Path folder, String split, List<String> features) {
        Path file = folder.resolve("manifest.json");
        JsonNode manifest = manifest(file);
        if (!features(manifest, file).equals(features)) {
            throw new BadTrainingSetException(
                    file + " has the features " + features(manifest, file) + ", the model knows " + features);
        }
        return split(folder, split, manifest, features.size());
    }

    /** What the manifest of a training set says of its size. */
    record Sizes(int width, int trainRows, int validationRows) {}

    /** Reads the manifest alone. */
    static Sizes sizes(Path folder) {
        Path file = folder.resolve("manifest.json");
        JsonNode manifest = manifest(file);
        return new Sizes(
                features(manifest, file).size(), rows(folder, "train", manifest), rows(folder, "validation", manifest));
    }

    /** The same with these features hidden in both splits, so that a model can learn nothing from them. */
    TrainingSet hiding(List<String> names) {
        return new TrainingSet(name, snapshot, features, hiding(names, train), hiding(names, validation));
    }

    /** Other rows of the same columns with these features hidden. */
    Split hiding(List<String> names, Split rows) {
        return rows.hiding(names.stream().mapToInt(features::indexOf).toArray());
    }

    /** The same with at most so many training rows, spread evenly over the period. */
    TrainingSet spread(int most, int block) {
        return new TrainingSet(name, snapshot, features, train.spread(most, block), validation);
    }

    /** The same with the last rows of the training period only; the validation period stays whole. */
    public TrainingSet latest(int trainingRows) {
        return new TrainingSet(name, snapshot, features, train.latest(trainingRows), validation);
    }

    /**
     * What was known at a moment, and what came then: the rows of the training period before it, judged on the rows from it on.
     *
     * @param origin the moment, minutes since 1970
     * @param end where the judged rows end, which lie in one of the two periods; minutes since 1970
     * @throws IllegalArgumentException if there are no rows before or after the moment
     */
    public TrainingSet at(long origin, long end) {
        Split later = origin < validation.minute(0) ? train : validation;
        return new TrainingSet(
                name, snapshot, features, train.between(train.minute(0), origin), later.between(origin, end));
    }

    /**
     * The training period alone, cut at a moment: learnt from before it, judged on from then on. The validation period is out of it.
     *
     * @param origin minutes since 1970
     * @param end where the judged rows end, minutes since 1970
     * @throws IllegalArgumentException if there are no rows before or after the moment
     */
    TrainingSet within(long origin, long end) {
        return new TrainingSet(
                name, snapshot, features, train.between(train.minute(0), origin), train.between(origin, end));
    }

    /** The same with other training rows. */
    TrainingSet trainedOn(Split rows) {
        return new TrainingSet(name, snapshot, features, rows, validation);
    }

    private static JsonNode manifest(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadTrainingSetException(
                    "there is no training set: " + file + " is missing; make it with ./chainon demo --fresh");
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new BadTrainingSetException(
                    file + " is not JSON: " + e.getMessage() + "; make the set again with ./chainon demo --fresh", e);
        }
    }

    private static String text(JsonNode manifest, String key, Path file) {
        JsonNode value = manifest.path(key);
        if (!value.isTextual()) {
            throw new BadTrainingSetException(file + " must name its '" + key + "'");
        }
        return value.asText();
    }

    private static List<String> features(JsonNode manifest, Path file) {
        List<String> names = new ArrayList<>();
        manifest.path("features").forEach(name -> names.add(name.asText()));
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            throw new BadTrainingSetException(file + " must list its 'features', each name once; it lists " + names);
        }
        return names;
    }

    private static Split split(Path folder, String name, JsonNode manifest, int width) {
        return Split.open(folder, name, rows(folder, name, manifest), width);
    }

    private static int rows(Path folder, String name, JsonNode manifest) {
        int rows = manifest.path("rows").path(name).asInt(0);
        if (rows <= 0) {
            throw new BadTrainingSetException(folder.resolve("manifest.json") + " must say how many 'rows' the split '"
                    + name + "' has, at least one");
        }
        return rows;
    }
}

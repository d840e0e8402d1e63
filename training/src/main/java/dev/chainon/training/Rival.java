package dev.chainon.training;

import dev.chainon.registry.Bundle;
import dev.chainon.registry.CorruptBundleException;
import dev.chainon.registry.ModelVersion;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The champion on the rows that a candidate is judged on. */
sealed interface Rival {

    /** @param scores probabilities, row by row */
    record Scores(float[] scores) implements Rival {}

    /** @param why in words for who must decide now */
    record Incomparable(String why) implements Rival {}

    /**
     * Scores a version by its own ONNX form. A version with other features than the set is given its own columns of the same rows where the set has them;
     * or else its own training set, if that one validates on the same rows.
     *
     * @param training folder of the training sets
     */
    static Rival of(ModelVersion version, TrainingSet set, Path training) {
        if (learnedUntil(version, training) > set.validation().minute(0)) {
            return incomparable(version, "it learnt from rows that the candidate is judged on");
        }
        try {
            Path onnx = version.bundle().onnx();
            List<String> own = version.manifest().features();
            if (set.features().containsAll(own)) {
                int[] columns = own.stream().mapToInt(set.features()::indexOf).toArray();
                return new Scores(OnnxScores.of(onnx, set.validation(), columns));
            }
            return onItsOwnSet(version, onnx, set, training);
        } catch (CorruptBundleException | UncheckedIOException | IllegalStateException e) {
            return incomparable(version, String.valueOf(e.getMessage()));
        }
    }

    /** The minute since 1970 before which a version learnt; an older manifest does not say so, and its own set is asked, if it is there still. */
    private static long learnedUntil(ModelVersion version, Path training) {
        Map<String, String> params = version.manifest().params();
        Optional<String> told = Optional.ofNullable(params.get(Bundler.LEARNED_UNTIL));
        if (told.isPresent()) {
            return Instant.parse(told.get()).getEpochSecond() / 60;
        }
        try {
            Split train = TrainingSet.open(training.resolve(params.getOrDefault("set", "")))
                    .train();
            return train.minute(train.rows() - 1) + 1;
        } catch (BadTrainingSetException | UncheckedIOException e) {
            return Long.MIN_VALUE;
        }
    }

    private static Rival onItsOwnSet(ModelVersion version, Path onnx, TrainingSet set, Path training) {
        List<String> missing = version.manifest().features().stream()
                .filter(name -> !set.features().contains(name))
                .toList();
        String name = version.manifest().params().getOrDefault("set", "");
        String because = "the training set " + set.name() + " has no " + missing;
        try {
            TrainingSet own = TrainingSet.open(training.resolve(name));
            if (!own.features().equals(version.manifest().features())) {
                return incomparable(version, because + ", and neither has its own, " + name);
            }
            if (!sameRows(own.validation(), set.validation())) {
                return incomparable(version, because + ", and its own set " + name + " validates on other rows");
            }
            return new Scores(OnnxScores.of(onnx, own.validation()));
        } catch (BadTrainingSetException e) {
            return incomparable(version, because + ", and its own set cannot be used: " + e.getMessage());
        }
    }

    private static boolean sameRows(Split one, Split other) {
        return Arrays.equals(one.minutes(), other.minutes()) && Arrays.equals(one.labels(), other.labels());
    }

    private static Rival incomparable(ModelVersion version, String why) {
        return new Incomparable(version.uri() + " is champion and cannot be compared with: " + why
                + ". Restore its files (" + version.folder().resolve(Bundle.ONNX)
                + "), go back with ./chainon rollback, or promote with --force and a reason");
    }
}

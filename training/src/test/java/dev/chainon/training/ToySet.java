package dev.chainon.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Writes small training sets: five features of very different scales, the last one constant; the label follows a curved rule with some noise. */
final class ToySet {

    static final List<String> FEATURES = List.of("heat", "litres", "tilt", "noise", "constant");

    private ToySet() {}

    static TrainingSet in(Path folder, int train, int validation, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        write(folder, "train", train, 0, random);
        write(folder, "validation", validation, 100_000, random);
        manifest(folder, train, validation);
        return TrainingSet.open(folder);
    }

    /** Rows of two groups in turn, told by the feature tilt; of the first a share is positive, of the second the rest of it. */
    static TrainingSet ofTwoGroups(Path folder, int rowsOfEach, double share) throws IOException {
        for (String split : List.of("train", "validation")) {
            int rows = 2 * rowsOfEach;
            ByteBuffer features = buffer(rows * FEATURES.size() * Float.BYTES);
            ByteBuffer labels = buffer(rows * Float.BYTES);
            for (int row = 0; row < rows; row++) {
                boolean positive = row / 2 < share * rowsOfEach == (row % 2 == 0);
                features.putFloat(0).putFloat(0).putFloat(row % 2).putFloat(0).putFloat(7);
                labels.putFloat(positive ? 1 : 0);
            }
            Files.write(folder.resolve(split + ".features.f32"), features.array());
            Files.write(folder.resolve(split + ".labels.f32"), labels.array());
            Files.write(
                    folder.resolve(split + ".minutes.i64"),
                    buffer(rows * Long.BYTES).array());
        }
        manifest(folder, 2 * rowsOfEach, 2 * rowsOfEach);
        return TrainingSet.open(folder);
    }

    /** The same rows with the columns from the last to the first. */
    static void reversed(Path from, Path to) throws IOException {
        for (String split : List.of("train", "validation")) {
            ByteBuffer rows = ByteBuffer.wrap(Files.readAllBytes(from.resolve(split + ".features.f32")));
            ByteBuffer turned = ByteBuffer.allocate(rows.capacity());
            int width = FEATURES.size();
            for (int i = 0; i < rows.capacity() / Float.BYTES; i++) {
                turned.putInt(rows.getInt((i / width * width + width - 1 - i % width) * Float.BYTES));
            }
            Files.write(to.resolve(split + ".features.f32"), turned.array());
            for (String rest : List.of(".labels.f32", ".minutes.i64")) {
                Files.copy(from.resolve(split + rest), to.resolve(split + rest));
            }
        }
        String manifest = Files.readString(from.resolve("manifest.json"));
        List<String> names = new ArrayList<>(FEATURES);
        Collections.reverse(names);
        Files.writeString(
                to.resolve("manifest.json"),
                manifest.replace(String.join("\",\"", FEATURES), String.join("\",\"", names)));
    }

    static void manifest(Path folder, int train, int validation) throws IOException {
        String names = String.join("\",\"", FEATURES);
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"name\":\"toy\",\"snapshot\":\"s1\",\"features\":[\"" + names + "\"],\"rows\":{\"train\":" + train
                        + ",\"validation\":" + validation + "},\"more\":1}");
    }

    private static void write(Path folder, String split, int rows, long firstMinute, SplittableRandom random)
            throws IOException {
        ByteBuffer features = buffer(rows * FEATURES.size() * Float.BYTES);
        ByteBuffer labels = buffer(rows * Float.BYTES);
        ByteBuffer minutes = buffer(rows * Long.BYTES);
        for (int row = 0; row < rows; row++) {
            double heat = random.nextDouble() * 2 - 1;
            double litres = random.nextDouble() * 2 - 1;
            double tilt = random.nextDouble() * 2 - 1;
            double risk = 3 * heat * litres + 2 * tilt + 0.3 * (random.nextDouble() - 0.5);
            features.putFloat((float) (500 + 100 * heat))
                    .putFloat((float) (litres / 100))
                    .putFloat((float) tilt);
            features.putFloat((float) random.nextDouble()).putFloat(7f);
            labels.putFloat(risk > 0.8 ? 1 : 0);
            minutes.putLong(firstMinute + row * 20L);
        }
        Files.write(folder.resolve(split + ".features.f32"), features.array());
        Files.write(folder.resolve(split + ".labels.f32"), labels.array());
        Files.write(folder.resolve(split + ".minutes.i64"), minutes.array());
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static TrainingSettings settings(int epochs) {
        return new TrainingSettings(List.of(16, 8), epochs, 3, 3, 256, 16, 0.01, 11, 40);
    }
}

package dev.chainon.apps.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes a training set of a size to be told: six features; the label follows a curved rule with noise, so that no model knows it for sure. */
final class ToyRows {

    private static final int WIDTH = 6;

    private ToyRows() {}

    static Path in(Path folder, int train, int validation) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(5);
        write(folder, "train", train, random);
        write(folder, "validation", validation, random);
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"name\":\"toy\",\"snapshot\":\"s1\",\"features\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"],\"rows\":{\"train\":"
                        + train + ",\"validation\":" + validation + "}}");
        return folder;
    }

    private static void write(Path folder, String split, int rows, SplittableRandom random) throws IOException {
        ByteBuffer features = buffer(rows * WIDTH * Float.BYTES);
        ByteBuffer labels = buffer(rows * Float.BYTES);
        ByteBuffer minutes = buffer(rows * Long.BYTES);
        for (int row = 0; row < rows; row++) {
            double[] x = random.doubles(WIDTH).map(value -> 2 * value - 1).toArray();
            double risk = 3 * x[0] * x[1] + 2 * Math.sin(3 * x[2]) + x[3] * x[3] - x[4] - 1;
            for (double value : x) {
                features.putFloat((float) value);
            }
            labels.putFloat(random.nextDouble() < 1 / (1 + Math.exp(-2 * risk)) ? 1 : 0);
            minutes.putLong(row);
        }
        Files.write(folder.resolve(split + ".features.f32"), features.array());
        Files.write(folder.resolve(split + ".labels.f32"), labels.array());
        Files.write(folder.resolve(split + ".minutes.i64"), minutes.array());
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package dev.chainon.training.experiment;

import dev.chainon.core.toy.Kettles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** A training set of the toy use case in a home of its own: the label follows the first two features, with some noise. */
final class SmallSet {

    static final List<String> FEATURES = new Kettles().features().names();

    private SmallSet() {}

    static void in(Path home, int train, int validation) throws IOException {
        Path folder = Files.createDirectories(home.resolve("training").resolve("small"));
        SplittableRandom random = new SplittableRandom(9);
        write(folder, "train", train, 0, random);
        write(folder, "validation", validation, 100_000, random);
        String names = String.join("\",\"", FEATURES);
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"name\":\"small\",\"snapshot\":\"s\",\"features\":[\"" + names + "\"],\"rows\":{\"train\":" + train
                        + ",\"validation\":" + validation + "}}");
        Files.writeString(home.resolve("training").resolve("latest"), "small\n");
    }

    private static void write(Path folder, String split, int rows, long firstMinute, SplittableRandom random)
            throws IOException {
        ByteBuffer features = buffer(rows * FEATURES.size() * Float.BYTES);
        ByteBuffer labels = buffer(rows * Float.BYTES);
        ByteBuffer minutes = buffer(rows * Long.BYTES);
        for (int row = 0; row < rows; row++) {
            double risk = 0.3 * random.nextDouble();
            for (int column = 0; column < FEATURES.size(); column++) {
                double value = random.nextDouble() * 2 - 1;
                risk += column < 2 ? value : 0;
                features.putFloat((float) value);
            }
            labels.putFloat(risk > 0.5 ? 1 : 0);
            minutes.putLong(firstMinute + row * 20L);
        }
        Files.write(folder.resolve(split + ".features.f32"), features.array());
        Files.write(folder.resolve(split + ".labels.f32"), labels.array());
        Files.write(folder.resolve(split + ".minutes.i64"), minutes.array());
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

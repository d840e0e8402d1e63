package dev.chainon.bench.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every server is asked, in the Open Inference Protocol: one row where nothing else is said.
 *
 * @param bundle folder of the model
 * @param path of the request
 * @param body of seeded numbers with six decimals
 */
record Question(Path bundle, String path, String body) {

    private static final long SEED = 7;

    /** Of the newest bundle in the registry of this home. */
    static Question ofRegistry(Workbench bench) throws IOException {
        Path registry = bench.home().state().resolve("registry");
        Path bundle = newest(registry);
        JsonNode manifest =
                new ObjectMapper().readTree(bundle.resolve("manifest.json").toFile());
        return new Question(
                bundle,
                "/v2/models/" + manifest.path("model").asText() + "/infer",
                body(manifest.path("features").size()));
    }

    private static Path newest(Path registry) throws IOException {
        if (Files.isDirectory(registry)) {
            try (Stream<Path> models = Files.walk(registry, 2)) {
                List<Path> bundles = models.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                        .sorted(Comparator.comparingInt(Question::version))
                        .toList();
                if (!bundles.isEmpty()) {
                    return bundles.get(bundles.size() - 1);
                }
            }
        }
        throw new Failure("There is no model yet in " + registry + ": ./chainon train makes one.");
    }

    private static int version(Path bundle) {
        String name = String.valueOf(bundle.getFileName());
        return name.matches("\\d{1,9}") ? Integer.parseInt(name) : 0;
    }

    static String body(int width) {
        return body(1, width);
    }

    private static String body(int rows, int width) {
        Random random = new Random(SEED);
        String numbers = Stream.generate(random::nextGaussian)
                .limit((long) rows * width)
                .map(value -> String.format(Locale.ROOT, "%.6f", value))
                .collect(Collectors.joining(","));
        return "{\"inputs\":[{\"name\":\"input\",\"shape\":[" + rows + "," + width
                + "],\"datatype\":\"FP32\",\"data\":[" + numbers + "]}]}";
    }

    /** The same for several rows in one request. */
    Question of(int rows) {
        return new Question(bundle, path, body(rows, width(body)));
    }

    private static int width(String body) {
        return body.split(",\"data\":", -1)[1].split(",", -1).length;
    }
}

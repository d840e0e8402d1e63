package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The data sheet, its files, and the numbers by which the code knows them. */
class DataSheetTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([\\d,]+) \\| `([0-9a-f]{64})` \\|");
    /** Who reads each file, and refuses another. */
    private static final Map<String, String> READERS = Map.of(
            "flights-3m.parquet", "ingestion/src/main/resources/reference.conf",
            "airports.csv", "flights/src/main/java/dev/chainon/flights/airports/Airports.java",
            "us-10m.json", "console/src/main/java/dev/chainon/console/map/Outline.java");

    @Test
    @Criterion("B3Cr2.source-checked")
    void everyFileIsTheOneOfTheSheet_andOfItsReader() throws Exception {
        List<MatchResult> sheet = LINE.matcher(Files.readString(ROOT.resolve("data/README.md")))
                .results()
                .toList();
        Map<String, String> hashes = new TreeMap<>();
        for (MatchResult line : sheet) {
            byte[] bytes = Files.readAllBytes(ROOT.resolve("data").resolve(line.group(1)));
            assertThat(bytes.length)
                    .as(line.group(1))
                    .isEqualTo(Integer.parseInt(line.group(2).replace(",", "")));
            hashes.put(line.group(1), line.group(3));
            assertThat(sha256(bytes)).as(line.group(1)).isEqualTo(line.group(3));
            assertThat(Files.readString(ROOT.resolve(READERS.getOrDefault(line.group(1), ""))))
                    .as("the reader of %s", line.group(1))
                    .contains(line.group(3));
        }
        assertThat(hashes.keySet()).isEqualTo(files());
    }

    private static java.util.Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("data"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .collect(java.util.stream.Collectors.toSet());
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

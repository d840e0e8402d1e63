package dev.chainon.flights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.data.Sha256;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The data sheet tells of the files as they are. */
class DataSheetTest {

    private static final Path DATA = Path.of(System.getProperty("chainon.root"), "data");
    private static final Pattern FILE = Pattern.compile("\\| `([^`]+)` \\| ([\\d,]+) \\| `([0-9a-f]{64})` \\|");

    @Test
    @Criterion(value = "B3Cr2.source-checked", covers = "data")
    void givesSizeAndDigestOfEachFile() throws IOException {
        List<String> told = new ArrayList<>();
        Matcher rows = FILE.matcher(Files.readString(DATA.resolve("README.md")));
        while (rows.find()) {
            byte[] bytes = Files.readAllBytes(DATA.resolve(rows.group(1)));
            assertThat(bytes.length)
                    .as(rows.group(1))
                    .isEqualTo(Integer.parseInt(rows.group(2).replace(",", "")));
            assertThat(Sha256.of(bytes)).as(rows.group(1)).isEqualTo(rows.group(3));
            told.add(rows.group(1));
        }
        assertThat(told).containsExactly("flights-3m.parquet", "airports.csv", "us-10m.json");
    }
}

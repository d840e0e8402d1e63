package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisoryFilesTest {

    private static final String OTHER = "{\"id\":\"EXAMPLE-1\",\"modified\":\"2026-01-01T00:00:00Z\"}";

    @TempDir
    Path folder;

    private final List<String> ids = new ArrayList<>();

    private int read(Path place) {
        return AdvisoryFiles.read(place, record -> ids.add(id(record)));
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }

    @Test
    void readsAFolder_recordsOnLines_anArray_andAnArchive() throws IOException {
        Files.createDirectories(folder.resolve("folder/inner"));
        Files.writeString(folder.resolve("folder/inner/a.json"), Examples.text());
        Files.writeString(folder.resolve("folder/b.json"), OTHER);
        Files.writeString(folder.resolve("folder/README.md"), "not a record");
        Path lines = Files.writeString(folder.resolve("lines.jsonl"), OTHER + "\n" + Examples.text() + "\n");
        Path array = Files.writeString(folder.resolve("array.json"), "[" + OTHER + "," + Examples.text() + "]");
        Path archive = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String text : List.of(OTHER, Examples.text())) {
                zip.putNextEntry(new ZipEntry(text.length() + ".json"));
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Path place : List.of(folder.resolve("folder"), lines, array, archive)) {
            ids.clear();
            assertThat(read(place)).as(place.toString()).isEqualTo(2);
            assertThat(ids).as(place.toString()).containsExactlyInAnyOrder("EXAMPLE-1", "GHSA-jfh8-c2jp-5v3q");
        }
    }

    @Test
    void nothing_orNonsense_isNeverACleanCheck() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Path page = Files.writeString(folder.resolve("page.json"), "<html>");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"name\":\"x\"}");
        Path cut = Files.writeString(folder.resolve("cut.json"), Examples.text().substring(0, 200));
        for (Path place : List.of(folder.resolve("empty"), folder.resolve("absent.json"), page, other, cut)) {
            assertThatThrownBy(() -> read(place))
                    .as(place.toString())
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Nothing was checked");
        }
    }
}

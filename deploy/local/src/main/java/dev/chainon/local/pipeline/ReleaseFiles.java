package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Releases that are kept: one file each in {@code releases}. */
record ReleaseFiles(Home home) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void keep(Release release) {
        ObjectNode root = JSON.createObjectNode()
                .put("version", release.version())
                .put("tag", release.tag())
                .put("commit", release.code().commit())
                .put("committed", release.code().committed().toString())
                .put("released", release.released().toString());
        release.files().forEach(file -> root.withArray("files")
                .addObject()
                .put("name", file.name())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256()));
        release.absent().forEach(root.putArray("absent")::add);
        Report.write(home.folder("releases").resolve(release.version() + ".json"), root.toPrettyString());
    }

    /** All of them. */
    List<Release> all() {
        return JsonFiles.in(home.state().resolve("releases")).stream()
                .map(ReleaseFiles::release)
                .toList();
    }

    private static Release release(JsonNode root) {
        List<ReleasedFile> files = new ArrayList<>();
        root.path("files")
                .forEach(file -> files.add(new ReleasedFile(
                        file.path("name").asText(),
                        file.path("bytes").asLong(),
                        file.path("sha256").asText())));
        List<String> absent = new ArrayList<>();
        root.path("absent").forEach(words -> absent.add(words.asText()));
        return new Release(
                root.path("version").asText(),
                new Run.Code(
                        root.path("commit").asText(),
                        Instant.parse(root.path("committed").asText())),
                Instant.parse(root.path("released").asText()),
                files,
                absent);
    }
}

package dev.chainon.local.supply;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.chainon.local.process.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Advisories that somebody brought along: a folder of OSV records, a file of records one after the other (one a line, or an array), or an archive such as OSV's
 * own {@code Maven/all.zip}. Read one record at a time.
 */
final class AdvisoryFiles {

    private static final ObjectReader RECORDS = new ObjectMapper()
            .reader()
            .without(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .forType(JsonNode.class);

    private final Consumer<JsonNode> taker;
    private int taken;

    private AdvisoryFiles(Consumer<JsonNode> taker) {
        this.taker = taker;
    }

    /**
     * Hands each record on.
     *
     * @return their number, never 0
     * @throws Failure if there is nothing, if it cannot be read, or if something in it is no record
     */
    static int read(Path place, Consumer<JsonNode> taker) {
        AdvisoryFiles files = new AdvisoryFiles(taker);
        try {
            for (Path file : listed(place)) {
                files.file(file);
            }
        } catch (IOException e) {
            throw new Failure(
                    "The advisories in " + place + " cannot be read: " + e.getMessage() + ". Nothing was checked.", e);
        }
        if (files.taken == 0) {
            throw new Failure("There is no advisory in " + place + ". Nothing was checked.");
        }
        return files.taken;
    }

    private static List<Path> listed(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private void file(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!file.toString().endsWith(".zip")) {
                records(in, file.toString());
                return;
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".json")) {
                    records(zip, file + ", " + entry.getName());
                }
            }
        }
    }

    private void records(InputStream in, String where) throws IOException {
        MappingIterator<JsonNode> records = RECORDS.readValues(in);
        while (records.hasNextValue()) {
            JsonNode record = records.nextValue();
            if (!record.hasNonNull("id") || !record.hasNonNull("modified")) {
                throw new Failure("What is in " + where
                        + " is no record of the OSV format: it has no \"id\" or no \"modified\". Nothing was checked.");
            }
            taker.accept(record);
            taken++;
        }
    }
}

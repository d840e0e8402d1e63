package dev.chainon.ingestion.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a query over a topic of one partition wrote down of its place. A query in real-time mode whose next record retention has taken waits for it without
 * end; without its checkpoint it begins at the first record that is kept, and readers drop what they have seen.
 */
final class Checkpoint {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    private final Path folder;
    private final Pattern place;

    Checkpoint(Path folder, String topic) {
        this.folder = folder;
        this.place = Pattern.compile("\"" + Pattern.quote(topic) + "\":\\{\"0\":(\\d+)}");
    }

    /**
     * Sets the checkpoint aside if its place lies before the first record that is kept.
     *
     * @param first offset of that record
     */
    void renewIfExpired(long first) throws IOException {
        OptionalLong next = place();
        if (next.isPresent() && next.getAsLong() < first) {
            LOG.warn(
                    "retention took the records {} to {} before they were read; going on at the first that is kept, old checkpoint set aside: {}",
                    next.getAsLong(),
                    first - 1,
                    folder);
            Files.move(folder, folder.resolveSibling(folder.getFileName() + ".expired-" + next.getAsLong()));
        }
    }

    /** Offset of the next record to be read; empty where the query has none yet. */
    private OptionalLong place() throws IOException {
        Path written = lastCommit()
                .map(batch -> folder.resolve("offsets").resolve(batch.toString()))
                .orElse(folder.resolve("sources").resolve("0").resolve("0"));
        if (!Files.exists(written)) {
            return OptionalLong.empty();
        }
        Matcher found = place.matcher(Files.readString(written));
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }

    private Optional<Long> lastCommit() throws IOException {
        Path commits = folder.resolve("commits");
        if (!Files.isDirectory(commits)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(commits)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .max(Long::compare);
        }
    }
}

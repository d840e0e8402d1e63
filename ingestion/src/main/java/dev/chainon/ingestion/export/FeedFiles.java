package dev.chainon.ingestion.export;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.history.FeedRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;

/** Writes {@code feed/<UTC date>.ndjson.gz}: what the feed would have sent that day, sorted by minute. A file is whole or not there. */
public final class FeedFiles {

    private static final String ENDING = ".ndjson.gz";

    private FeedFiles() {}

    public static Path file(Path folder, LocalDate day) {
        return folder.resolve(day + ENDING);
    }

    /** Days that have a file, in order; none where there is no folder. */
    public static List<LocalDate> days(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}" + Pattern.quote(ENDING)))
                    .map(name -> LocalDate.parse(name.substring(0, name.length() - ENDING.length())))
                    .sorted()
                    .toList();
        }
    }

    /** Writes the days that are not there yet; both ends belong to them. Returns how many lines were written. */
    public static <E extends Event> long write(
            Backoffice backoffice, UseCase<E> useCase, Path folder, List<LocalDate> days) throws IOException {
        Files.createDirectories(folder);
        List<LocalDate> missing = days.stream()
                .filter(day -> !Files.exists(file(folder, day)))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return 0;
        }
        long from = missing.get(0).toEpochDay() * 1440;
        long to = (missing.get(missing.size() - 1).toEpochDay() + 1) * 1440;
        List<Long> lines = FeedRows.of(backoffice, useCase, from, to)
                .toJavaRDD()
                .mapPartitions(new Write(folder.toString()))
                .collect();
        Drafts.forget(folder);
        return lines.stream().mapToLong(Long::longValue).sum();
    }

    /** Writes the days of one partition, which come one after the other. */
    private record Write(String folder) implements FlatMapFunction<Iterator<Row>, Long> {

        @Override
        public Iterator<Long> call(Iterator<Row> rows) throws IOException {
            long lines = 0;
            Optional<BufferedWriter> out = Optional.empty();
            LocalDate day = LocalDate.MIN;
            while (rows.hasNext()) {
                Row row = rows.next();
                LocalDate next = LocalDate.ofEpochDay(Math.floorDiv(row.getLong(0), 1440L));
                if (!next.equals(day)) {
                    close(out, day);
                    day = next;
                    out = Optional.of(open(day));
                }
                out.orElseThrow().write(new FeedLine(row.getLong(0), row.getString(1), row.<byte[]>getAs(3)).format());
                out.orElseThrow().newLine();
                lines++;
            }
            close(out, day);
            return new ArrayList<>(List.of(lines)).iterator();
        }

        private Path draft(LocalDate day) {
            return Path.of(folder, Drafts.name(day + ENDING));
        }

        private BufferedWriter open(LocalDate day) throws IOException {
            GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(draft(day)), 1 << 16);
            return new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
        }

        private void close(Optional<BufferedWriter> out, LocalDate day) throws IOException {
            if (out.isPresent()) {
                out.get().close();
                Files.move(
                        draft(day),
                        file(Path.of(folder), day),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

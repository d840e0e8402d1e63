package dev.chainon.evidence.report.view;

import dev.chainon.evidence.report.EvidenceReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A folder with the jury's page and the code that it leads to. It opens from a disk; nothing in it asks for anything elsewhere. */
public final class StaticCopy {

    /** What the folder stays under, so that it can be sent by mail. */
    public static final long LARGEST_BYTES = 5_000_000;

    private static final String INDEX = "index.html";
    private static final String CODE = "code";

    private final CodePages pages;

    public StaticCopy(CodePages pages) {
        this.pages = pages;
    }

    /**
     * Writes the copy.
     *
     * @param folder new, empty, or with an earlier copy, which is replaced
     * @return bytes of all files together
     * @throws IOException where the folder holds something else, or cannot be written
     */
    public long write(EvidenceReport report, Path folder) throws IOException {
        clear(folder);
        Set<String> names = pages.names(report);
        CodeLinks links =
                path -> names.contains(CodeLinks.file(path)) ? file(CodeLinks.file(path)) + CodeLinks.anchor(path) : "";
        long bytes = put(folder.resolve(INDEX), new HtmlView().render(report, links));
        for (String name : names) {
            Optional<String> page = pages.page(name);
            bytes += page.isPresent() ? put(folder.resolve(file(name)), page.get()) : 0;
        }
        return bytes;
    }

    /** One flat folder: names of files with slashes would need as many steps back. */
    private static String file(String name) {
        return CODE + "/" + name.replace(':', '/').replace('/', '~') + ".html";
    }

    private static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.map(file -> String.valueOf(file.getFileName()))
                    .anyMatch(name -> !name.equals(INDEX) && !name.equals(CODE))) {
                throw new IOException(folder + " holds other files than a copy of the evidence: name an empty folder");
            }
        }
        if (Files.isDirectory(folder.resolve(CODE))) {
            List<Path> old;
            try (Stream<Path> files = Files.walk(folder.resolve(CODE))) {
                old = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : old) {
                Files.delete(file);
            }
        }
        Files.createDirectories(folder.resolve(CODE));
    }

    private static long put(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        return bytes.length;
    }
}

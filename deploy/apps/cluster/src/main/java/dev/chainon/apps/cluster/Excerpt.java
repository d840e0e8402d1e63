package dev.chainon.apps.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** The last rows of the training period of a set and the first of its validation period, as a set of its own. */
public final class Excerpt {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Excerpt() {}

    /** Writes it to a folder, which it gives. */
    public static Path of(Path set, Path folder, Map<String, Integer> rows) throws IOException {
        Files.createDirectories(folder);
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(set.resolve("manifest.json").toFile());
        for (Map.Entry<String, Integer> period : rows.entrySet()) {
            int all = manifest.path("rows").path(period.getKey()).asInt();
            int count = Math.min(all, period.getValue());
            int first = period.getKey().equals("train") ? all - count : 0;
            for (String ending : new String[] {".features.f32", ".labels.f32", ".minutes.i64"}) {
                copy(set.resolve(period.getKey() + ending), folder, (double) first / all, (double) count / all);
            }
            ((ObjectNode) manifest.path("rows")).put(period.getKey(), count);
        }
        JSON.writeValue(folder.resolve("manifest.json").toFile(), manifest);
        return folder;
    }

    private static void copy(Path file, Path folder, double from, double share) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(
                        folder.resolve(file.getFileName()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long position = Math.round(in.size() * from);
            long end = position + Math.round(in.size() * share);
            while (position < end) {
                position += in.transferTo(position, end - position, out);
            }
        }
    }
}

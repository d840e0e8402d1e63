package dev.chainon.ingestion;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.iceberg.events.CreateSnapshotEvent;
import org.apache.iceberg.events.Listeners;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Stops a load at a named place and waits there to be killed. {@code task:STEP} is inside a step: the first task that has left a file behind never reports
 * its success. {@code commit:TABLE} is right after a table's commit, before whatever follows. Spark makes one by its setting {@code spark.plugins}.
 */
public final class StopAt implements SparkPlugin {

    static final String PROPERTY = "stop.at";
    static final String FOLDER = "stop.folder";
    static final String STOPPED = "@stopped ";

    private static volatile String step = "";

    /** Waits for ever, having said so. */
    static void here(String place) {
        System.out.println(STOPPED + place);
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("killed, not interrupted, is what this waits for", e);
        }
    }

    /** Hears of commits, and of steps by the lines of their progress. */
    static PrintStream listen() {
        String place = System.getProperty(PROPERTY, "");
        Listeners.register(
                event -> {
                    if (place.equals("commit:" + event.tableName().replaceAll(".*\\.", ""))) {
                        here(place);
                    }
                },
                CreateSnapshotEvent.class);
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                String[] words = line.split(" ");
                step = words[0].equals("@progress") ? words[1] : "";
            }
        };
    }

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {};
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        String place = System.getProperty(PROPERTY, "");
        return new ExecutorPlugin() {
            @Override
            public void init(org.apache.spark.api.plugin.PluginContext context, Map<String, String> extra) {}

            @Override
            public void onTaskSucceeded() {
                if (place.equals("task:" + step) && wrote(Path.of(System.getProperty(FOLDER)))) {
                    here(place);
                }
            }
        };
    }

    private static boolean wrote(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file ->
                    file.toString().endsWith(".parquet") || file.toString().endsWith(".f32"));
        } catch (IOException | java.io.UncheckedIOException e) {
            // A file of another task went away between listing and looking: the next task looks again.
            return false;
        }
    }
}

package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import dev.chainon.ingestion.export.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The load of the toy history in a process of its own. */
final class LoadProcess {

    /** The parts of the training set that the settings below ask for. */
    static final List<Split> SPLITS = List.of(
            new Split("train", minute("2000-01-01"), minute("2000-06-07")),
            new Split("validation", minute("2000-06-07"), minute("2000-07-01")));

    private final Path folder;
    private final Map<String, String> settings;

    /** @param url of a catalog's database of its own */
    LoadProcess(Path folder, String url, Path file, String sha256) {
        this.folder = folder;
        this.settings = new TreeMap<>(Map.ofEntries(
                Map.entry("chainon.home", folder.toString()),
                Map.entry("chainon.backoffice.url", url),
                Map.entry("chainon.backoffice.user", "postgres"),
                Map.entry("chainon.history.file", file.toString()),
                Map.entry("chainon.history.sha256", sha256),
                Map.entry("chainon.history.cores", "1"),
                Map.entry("chainon.history.train.from", "2000-01-01"),
                Map.entry("chainon.history.train.to", "2000-06-07"),
                Map.entry("chainon.history.validation.from", "2000-06-07"),
                Map.entry("chainon.history.validation.to", "2000-07-01"),
                Map.entry("chainon.replay.from", "2000-06-05"),
                Map.entry("chainon.replay.to", "2000-06-06")));
    }

    private static long minute(String day) {
        return LocalDate.parse(day).toEpochDay() * 1440;
    }

    Path folder() {
        return folder;
    }

    /** Runs to the named place and is killed there, with no chance to clean up. */
    void killedAt(String place, Path stopFolder) throws IOException, InterruptedException {
        Process process = start(List.of(
                "-Dspark.plugins=" + StopAt.class.getName(),
                "-D" + StopAt.PROPERTY + "=" + place,
                "-D" + StopAt.FOLDER + "=" + stopFolder));
        assertThat(waitFor(process, StopAt.STOPPED + place))
                .as("the load came to %s; its log says:\n%s", place, Files.readString(log()))
                .isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor()).as("killed at " + place).isNotZero();
    }

    /** Runs to its end. */
    void whole() throws IOException, InterruptedException {
        Process process = start(List.of());
        assertThat(waitFor(process, "@never")).isFalse();
        assertThat(process.waitFor())
                .as("the load ends well; its log says:\n%s", Files.readString(log()))
                .isZero();
    }

    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // These processes live for seconds: what makes a long one fast would make them slow.
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.add("-Dspark.sql.codegen.wholeStage=false");
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoadProcess.class.getName()));
        Files.createDirectories(folder);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("load.log");
    }

    private static boolean waitFor(Process process, String line) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String said = lines.readLine(); said != null; said = lines.readLine()) {
            if (said.equals(line)) {
                return true;
            }
        }
        return false;
    }

    /** The child. */
    public static void main(String[] args) throws IOException {
        HistorySettings settings = HistorySettings.of(ConfigFactory.load().getConfig("chainon"), Path.of("."));
        new HistoryRun<>(settings, new Kettles(), new Progress(StopAt.listen()), Chronicle.NONE).run();
        System.exit(0);
    }
}

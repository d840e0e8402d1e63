package dev.chainon.local;

import dev.chainon.local.platform.Disk;
import dev.chainon.local.platform.Ports;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Says what this machine has, and what is skipped without it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Says what this machine has, what the demonstration needs, and what is skipped without the rest. Ends with 1 when something needed is missing.")
final class DoctorCommand implements Callable<Integer> {

    /** One line of the diagnosis. */
    record Finding(String name, boolean fine, boolean needed, String text) {

        String line() {
            String mark = fine ? "ok  " : needed ? "MISS" : "skip";
            return String.format("  %s  %-10s %s", mark, name, text);
        }
    }

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Settings settings = Settings.read(home.state());
        List<Finding> findings =
                Stream.concat(needed(home, settings), optional()).toList();
        findings.stream().map(Finding::line).forEach(System.out::println);
        return findings.stream().allMatch(finding -> finding.fine() || !finding.needed()) ? 0 : 1;
    }

    private static Stream<Finding> needed(Home home, Settings settings) {
        int java = Runtime.version().feature();
        double disk = Disk.freeGb(home.folder("run"));
        return Stream.of(
                new Finding(
                        "java",
                        java == 17,
                        true,
                        "JDK " + Runtime.version() + (java == 17 ? "" : ": JDK 17 is needed, set JAVA_HOME")),
                tool("maven", "mvn", true, "builds everything; install Maven 3.8.1 or later"),
                memory(FreeMemory.ofMachine(), settings.memoryGb()),
                new Finding(
                        "disk",
                        disk >= settings.diskGb(),
                        true,
                        String.format("%.1f GB free; %d GB are asked for", disk, settings.diskGb())),
                ports(settings));
    }

    static Finding memory(FreeMemory memory, int gigabytes) {
        return new Finding(
                "memory",
                memory.gigabytes() >= gigabytes,
                true,
                memory.words() + "; the demonstration takes up to " + gigabytes + " GB");
    }

    private static Stream<Finding> optional() {
        return Stream.of(
                tool("git", "git", false, "without it a report does not name its commit"),
                tool("chromium", "chromium", false, "without it the browser tests are skipped"),
                tool(
                        "promtool",
                        "promtool",
                        false,
                        "without it the test that has Prometheus's own tool read /metrics is skipped (package prometheus)"),
                tool("spin", "spin", false, "without it the models of the concurrent protocols are not explored"),
                tool("nvidia-smi", "nvidia-smi", false, "no GPU driver: training runs on the CPU"));
    }

    private static Finding tool(String name, String command, boolean needed, String without) {
        Optional<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
        return new Finding(
                name, path.isPresent(), needed, path.map(Path::toString).orElse(without));
    }

    private static Finding ports(Settings settings) {
        try {
            Ports.check(settings.ports());
            return new Finding("ports", true, true, "free: " + settings.ports().values());
        } catch (Failure e) {
            return new Finding(
                    "ports",
                    false,
                    true,
                    e.words().lines().skip(1).findFirst().orElse("").strip()
                            + " (a running demonstration? see ./chainon status)");
        }
    }
}

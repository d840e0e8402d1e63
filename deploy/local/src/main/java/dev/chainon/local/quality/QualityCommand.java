package dev.chainon.local.quality;

import dev.chainon.local.Git;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One table of what the build measured of the code: coverage against its floors, mutants, documentation. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the build measured of the code, by module: coverage against its floors, mutants, documentation without a warning.",
            "It reads the reports of mvn -Pcoverage verify, mvn -Pmutation verify and mvn -Pjavadoc verify. Ends with 1 when a floor is missed."
        })
public final class QualityCommand implements Callable<Integer> {

    /** Percent of the mutants that the tests of a module must notice. */
    static final int MUTANTS = 80;

    private static final String COMMAND = "./chainon quality";

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--raise",
            description = "Raise the floors in " + Floors.FILE + " to what was measured; none is ever lowered.")
    private boolean raise;

    @Option(names = "--keep", description = "Keep the figures in bench/results/quality.json.")
    private boolean keep;

    @Override
    public Integer call() throws IOException {
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        Path file = home.code().resolve(Floors.FILE);
        Measures measures = measures(home.code());
        Floors floors = Floors.read(file);
        if (raise) {
            floors = floors.raised(measures.coverage());
            Files.writeString(file, floors.text());
        }
        List<String> missed = missed(measures, floors);
        new Table(measures, floors).lines().forEach(System.out::println);
        measures.unsteady().forEach(test -> System.out.println("UNSTEADY  failed, then passed: " + test));
        measures.old().forEach(report -> System.out.println("Older than the code, not counted: " + report));
        missed.forEach(line -> System.out.println("MISSED  " + line));
        String report = report(started, measures, floors, home.code());
        json.ifPresent(target -> Report.write(target, report));
        if (keep) {
            Report.write(home.code().resolve("bench/results/quality.json"), report);
        }
        return missed.isEmpty() ? 0 : 1;
    }

    private static Measures measures(Path root) {
        try {
            Measures measures = Measures.read(root);
            if (measures.figures().isEmpty()) {
                throw new Failure(
                        "Nothing was measured of this code yet. Run mvn -Pcoverage verify, mvn -Pmutation verify"
                                + " or mvn -Pjavadoc verify first.");
            }
            return measures;
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure("The reports of the build cannot be read: " + e.getMessage(), e);
        }
    }

    static List<String> missed(Measures measures, Floors floors) {
        List<String> missed = new ArrayList<>(floors.missed(measures.coverage()));
        measures.mutants().forEach((module, share) -> {
            if (share.percent() < MUTANTS) {
                missed.add(String.format(
                        Locale.ROOT,
                        "the tests of %s notice %.1f%% of its mutants, not %d%%",
                        module,
                        share.percent(),
                        MUTANTS));
            }
        });
        return missed;
    }

    private static String report(Instant started, Measures measures, Floors floors, Path root) {
        Report report = new Report(COMMAND, started);
        measures.figures().forEach(report::figure);
        if (!measures.coverage().isEmpty()) {
            report.figure("coverage.missed", floors.missed(measures.coverage()).size());
        }
        return report.json(true, Git.commit(root, "bench/results", Floors.FILE), Instant.now());
    }
}

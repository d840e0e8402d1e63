package dev.chainon.local.pipeline;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the files of a release from a tag. */
@Command(
        name = "publish",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the files of a release from its tag: jars, bill of materials where there is one, provenance (SLSA"
                    + " 1), notes from the changelog, checksums; and keeps a record of it.",
            "Refuses, with 1, a version without tag or section of the changelog, files that differ from the commit,"
                    + " and a pom that says another version.",
            "Signing comes after it: deploy/pipeline/sign."
        })
public final class PublishCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION", description = "Such as 1.2.3, for the tag v1.2.3.")
    private String version = "";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The folder; what is in it goes (default: target/release).")
    private Optional<Path> to = Optional.empty();

    @Option(
            names = "--dry-run",
            description =
                    "Make the files whatever speaks against it, and keep no record; ends with 1 where something does.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!Candidate.wellFormed(version)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "VERSION is " + version + ": write it as 1.2.3, without the v of its tag.");
        }
        Home home = Home.ofSystem();
        Candidate candidate = new Candidate(home, version);
        List<String> objections = candidate.objections();
        objections.forEach(words -> spec.commandLine().getErr().println(words));
        spec.commandLine().getErr().flush();
        if (objections.isEmpty() || dryRun) {
            Path folder = to.orElse(home.code().resolve("target/release"));
            Release release = laid(candidate, folder);
            tell(release, folder);
            if (!dryRun) {
                new ReleaseFiles(home).keep(release);
            }
        }
        return objections.isEmpty() ? 0 : 1;
    }

    private static Release laid(Candidate candidate, Path folder) {
        try {
            return new Publication(candidate, folder, Builder.of(System.getenv())).lay(Instant.now());
        } catch (IOException e) {
            throw new Failure("The release cannot be laid out in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void tell(Release release, Path folder) {
        release.files().forEach(file -> spec.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "  %-52s %,12d bytes", file.name(), file.bytes())));
        release.absent().forEach(words -> spec.commandLine().getOut().println("  " + words));
        spec.commandLine()
                .getOut()
                .println((dryRun ? "Laid out, not published: " : "Published: ") + folder + " with SHA256SUMS");
        spec.commandLine().getOut().flush();
    }
}

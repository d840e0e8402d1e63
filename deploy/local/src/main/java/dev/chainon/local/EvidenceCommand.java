package dev.chainon.local;

import dev.chainon.evidence.report.EvidenceReader;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.view.CodePages;
import dev.chainon.evidence.report.view.ConsoleView;
import dev.chainon.evidence.report.view.HtmlView;
import dev.chainon.evidence.report.view.JsonView;
import dev.chainon.evidence.report.view.StaticCopy;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what is proved of the 36 criteria, and what is not. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description =
                "Shows what is proved of the 36 criteria, from the records of the tests. Ends with 1 when a proof is refuted or the records are at fault.")
final class EvidenceCommand implements Callable<Integer> {

    private static final long KILO = 1000;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the jury's page there.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--static",
            paramLabel = "DIR",
            description = "Write a copy there that opens from a disk: the jury's page and the code it leads to.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the whole report there.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--language", paramLabel = "fr|en", description = "Language of the text below (default: fr).")
    private Language language = Language.FR;

    @Override
    public Integer call() throws IOException {
        Home home = Home.ofSystem();
        EvidenceReport report = new EvidenceReader(home.code(), home.state()).read();
        System.out.print(new ConsoleView(language, Boolean.getBoolean("chainon.terminal")).render(report));
        if (html.isPresent()) {
            Report.write(html.get(), new HtmlView().render(report));
            System.out.println("Page: " + html.get());
        }
        if (folder.isPresent()) {
            long bytes = new StaticCopy(new CodePages(home.code(), home.state())).write(report, folder.get());
            System.out.println("Copy: " + folder.get().resolve("index.html") + ", " + bytes / KILO + " kB in all");
            if (bytes > StaticCopy.LARGEST_BYTES) {
                throw new Failure("The copy is larger than " + StaticCopy.LARGEST_BYTES + " bytes.");
            }
        }
        json.ifPresent(file -> Report.write(file, new JsonView().render(report)));
        return report.sound() ? 0 : 1;
    }
}

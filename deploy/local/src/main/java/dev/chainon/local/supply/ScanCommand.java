package dev.chainon.local.supply;

import dev.chainon.local.Git;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Home;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for known vulnerabilities of the libraries. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the bill of materials against advisories: those of a file, those of OSV's service, or both.",
            "Ends with 1 when a vulnerability is open or its waiver has expired, with 3 when something could not be checked: never green then."
        })
public final class ScanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--advisories",
            paramLabel = "FILE",
            description =
                    "Advisories in the OSV format: a folder, a file of records, or an archive such as OSV's Maven/all.zip.")
    private Optional<Path> advisories = Optional.empty();

    @Option(names = "--online", description = "Ask OSV's service.")
    private boolean online;

    @Option(
            names = "--service",
            paramLabel = "URL",
            description = "Another service that speaks like OSV's. Default: https://api.osv.dev.")
    private URI service = OsvApi.PUBLIC;

    @Option(names = "--bom", paramLabel = "FILE", description = "Another bill of materials. Default: " + Bom.KEPT + ".")
    private Optional<Path> bill = Optional.empty();

    @Option(names = "--waivers", paramLabel = "FILE", description = "Other waivers. Default: " + Waiver.KEPT + ".")
    private Optional<Path> waivers = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page there, in French and English.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        if (advisories.isEmpty() && !online) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing to check against: name --advisories FILE, --online, or both.");
        }
        Instant started = Instant.now();
        Home home = Home.ofSystem();
        Bom bom = bill.map(Bom::read).orElseGet(() -> Bom.kept(home));
        List<Waiver> decisions = Waiver.read(waivers.orElse(home.code().resolve(Waiver.KEPT)));
        Scan scan = new Scan(bom, decisions, LocalDate.ofInstant(started, ZoneOffset.UTC));
        List<Component> foreign = List.copyOf(bom.foreign());
        List<String> sources = new ArrayList<>();
        int records = 0;
        if (advisories.isPresent()) {
            records += AdvisoryFiles.read(advisories.get(), scan::take);
            sources.add(advisories.get().toString());
        }
        if (online) {
            records += new OsvApi(service).ask(foreign, scan::take);
            sources.add(service.toString());
        }
        ScanReport report = new ScanReport(
                sources,
                records,
                scan.newest(),
                foreign.size(),
                scan.findings(),
                scan.unused(),
                Git.commit(home.code()),
                started);
        System.out.print(ScanView.text(report));
        html.ifPresent(file -> Report.write(file, ScanView.html(report)));
        json.ifPresent(file -> Report.write(file, ScanView.json(report)));
        return report.ok() ? 0 : 1;
    }
}

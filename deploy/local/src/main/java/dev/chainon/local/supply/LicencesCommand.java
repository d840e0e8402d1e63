package dev.chainon.local.supply;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the licences of the libraries against what is allowed. */
@Command(
        name = "licences",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the licence of each library of the bill of materials against what may be shipped: " + Licences.KEPT
                    + ".",
            "Ends with 1 when one is not allowed or not known."
        })
public final class LicencesCommand implements Callable<Integer> {

    @Option(names = "--bom", paramLabel = "FILE", description = "Another bill of materials. Default: " + Bom.KEPT + ".")
    private Optional<Path> bill = Optional.empty();

    @Option(names = "--pages", description = "Write docs/licences.md and docs/licences.fr.md.")
    private boolean pages;

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Bom bom = bill.map(Bom::read).orElseGet(() -> Bom.kept(home));
        List<Licences.Verdict> verdicts =
                Licences.read(home.code().resolve(Licences.KEPT)).judge(bom);
        List<Licences.Verdict> refused =
                verdicts.stream().filter(verdict -> verdict.licence().isEmpty()).toList();
        refused.forEach(verdict ->
                System.out.println("refused  " + verdict.component().coordinates() + ": " + verdict.wrong()));
        System.out.println(verdicts.size() + " libraries, " + refused.size() + " refused");
        if (pages) {
            write(home.code().resolve("docs/licences.md"), LicencePage.markdown(verdicts, "en"));
            write(home.code().resolve("docs/licences.fr.md"), LicencePage.markdown(verdicts, "fr"));
        }
        return refused.isEmpty() ? 0 : 1;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure("The page cannot be written to " + file + ": " + e.getMessage() + ".", e);
        }
    }
}

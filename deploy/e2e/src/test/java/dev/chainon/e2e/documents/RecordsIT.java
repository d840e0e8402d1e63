package dev.chainon.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.chainon.console.browser.Browser;
import dev.chainon.console.browser.Qualities;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.deliver.Outcome;
import dev.chainon.local.deliver.ReleaseRecord;
import dev.chainon.local.deliver.Verdict;
import dev.chainon.local.pipeline.DoraCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The records of the delivery in a real browser, opened from the disk: both languages, on a screen and on a telephone. */
class RecordsIT {

    private static final Path SCREENS = Page.ROOT.resolve("deploy/e2e/target/screens");
    private static final Instant BEGIN = Instant.parse("2026-01-02T10:00:00Z");
    private static final int HEIGHT = 900;
    private static final List<Integer> WIDTHS = List.of(1280, 390);

    /** What runs out of the window to the right, and so is read by nobody. */
    private static final String OUTSIDE =
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length";

    @TempDir
    static Path folder;

    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        Optional<Path> program = Browser.installed();
        assumeTrue(
                program.isPresent(),
                "skipped: no browser is installed; install chromium (on Debian: apt-get install chromium) to run these tests");
        browser = Browser.start(program.get(), folder.resolve("profile"));
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Criterion("B4Cr3.value-stream")
    @Criterion("B4Cr1.pages")
    void theValueStreamIsRead() throws IOException {
        Files.createDirectories(folder.resolve("state/pipeline"));
        Files.writeString(folder.resolve("state/pipeline/run.json"), """
                {"command": "./chainon ci", "commit": "%1$s", "committed": "2026-01-02T09:00:00Z", "machine": "toy", "started": "%2$s", "steps": [
                 {"name": "verify", "outcome": "passed", "started": "%2$s", "finished": "2026-01-02T10:12:00Z", "code": 0, "budgetSeconds": 900},
                 {"name": "campaign", "outcome": "failed", "started": "2026-01-02T10:40:00Z", "finished": "2026-01-02T10:45:00Z", "code": 1, "budgetSeconds": 1800}]}
                """.formatted("c".repeat(40), BEGIN));
        Path page = folder.resolve("delivery.html");
        System.setProperty("chainon.home", folder.resolve("state").toString());
        try {
            assertThat(new CommandLine(new DoraCommand()).execute("--page", page.toString()))
                    .isZero();
        } finally {
            System.clearProperty("chainon.home");
        }

        look(
                page,
                List.of("La livraison, mesurée", "construction et tests", "attente avant tests longs", "échec"),
                List.of("The delivery, measured", "build and tests", "waits for long tests", "failed"));
    }

    @Test
    @Criterion("B4Cr1.pages")
    void theDeploymentRecordIsRead() throws IOException {
        ReleaseRecord record = new ReleaseRecord(
                "local",
                "c".repeat(40),
                "2026-01-02T09:00:00+00:00",
                "d".repeat(64),
                BEGIN,
                BEGIN.plusSeconds(70),
                Outcome.ROLLED_BACK,
                "12 of 100 requests failed",
                List.of(
                        new ReleaseRecord.Done("scan", BEGIN, 0.7, Verdict.ABSENT, "not checked"),
                        new ReleaseRecord.Done("accept", BEGIN, 6.1, Verdict.PASSED, "SHA-256 " + "e".repeat(64)),
                        new ReleaseRecord.Done("watch", BEGIN, 5.2, Verdict.FAILED, "12 of 100 requests failed")));

        look(
                record.keep(folder),
                List.of(
                        "Compte rendu de déploiement",
                        "Version reprise",
                        "recette, avant",
                        "observation",
                        "5,2",
                        "absente"),
                List.of("Deployment record", "Version rolled back", "acceptance, before", "watch", "5.2", "absent"));
    }

    private static void look(Path file, List<String> french, List<String> english) {
        for (int width : WIDTHS) {
            Browser.View view = browser.view("file:", width, HEIGHT);
            try (com.microsoft.playwright.Page page = view.page()) {
                page.navigate(file.toUri().toString());
                assertThat(page.innerText("body")).contains(french).doesNotContain(english.get(0));
                assertThat(Qualities.faults(page)).isEmpty();
                assertThat(page.evaluate(OUTSIDE)).as("outside at " + width).isEqualTo(0);
                keep(page, file, "fr-" + width);

                page.getByText("English").click();
                assertThat(page.innerText("body")).contains(english).doesNotContain(french.get(0));
                assertThat(page.evaluate(OUTSIDE)).as("outside at " + width).isEqualTo(0);
                keep(page, file, "en-" + width);
                assertThat(view.complaints()).isEmpty();
            }
        }
    }

    private static void keep(com.microsoft.playwright.Page page, Path file, String name) {
        String record = file.toFile().getName().replace(".html", "");
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENS.resolve("record-" + record + "-" + name + ".png"))
                .setFullPage(true));
    }
}

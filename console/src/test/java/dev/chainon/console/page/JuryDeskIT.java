package dev.chainon.console.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.chainon.console.browser.Browser;
import dev.chainon.evidence.record.Criterion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member of the jury at work, in a real browser. */
class JuryDeskIT extends BrowserTests {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final String NOTE = "Bien ; « vu », \"dit\"\net 2,5 fois";

    @TempDir
    private Path root;

    private Site site;
    private Browser.View view;
    private Page page;

    @BeforeEach
    void open() throws Exception {
        site = new Site(root);
        Files.writeString(root.resolve("operator"), "the-key");
        command("exit 0");
        view = view(site.address(), WIDE);
        page = view.page();
        page.navigate(site.address() + "/jury?lang=fr");
        page.evaluate("localStorage.clear()");
        page.reload();
    }

    @AfterEach
    void stop() {
        page.close();
        site.close();
    }

    private void command(String script) throws IOException {
        Path file = Files.writeString(root.resolve("chainon"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String save(String button) {
        Download download = page.waitForDownload(() -> page.click(button));
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Criterion("B4Cr1.jury-notes")
    void pointsAndNotesStay_leaveAsJsonAndCsv_andComeBack() throws Exception {
        page.onDialog(Dialog::accept);
        page.fill("#juror", "A. Membre");
        page.click("#B1Cr1 > summary");
        page.fill("[data-points=B1Cr1]", "3.5");
        page.fill("[data-note=B1Cr1]", NOTE);
        page.click("#B1Cr5 > summary");
        page.fill("[data-points=B1Cr5]", "4");
        page.reload();
        assertKept();

        String json = save("#export-json");
        String csv = save("#export-csv");
        assertThat(new JsonObject(json)
                        .getJsonObject("criteria")
                        .getJsonObject("B1Cr1")
                        .getDouble("points"))
                .isEqualTo(3.5);
        assertThat(csv.lines()).hasSizeGreaterThanOrEqualTo(37);
        for (String saved : new String[] {json, csv, csv.replace(",3.5,4,", ",\"3,5\",4,")}) {
            page.click("#forget");
            assertThat(page.textContent("[data-sum=B1]")).isEqualTo("–");
            page.fill("#juror", "A. Membre");
            page.setInputFiles("#import", Files.writeString(root.resolve("notes"), saved));
            assertThat(page.locator("[data-sum=B1]")).not().hasText("–");
            assertKept();
        }
        page.setInputFiles(
                "#import", Files.writeString(root.resolve("notes"), "{\"criteria\":{\"B1Cr1\":{\"points\":9}}}"));
        assertThat(page.locator("[data-sum=B1]")).hasText("–");
        page.setInputFiles("#import", Files.writeString(root.resolve("notes"), "no notes"));
        assertThat(page.locator(".said:not(:empty)").first()).isAttached();
        assertThat(view.complaints()).isEmpty();
    }

    private void assertKept() {
        assertThat(page.textContent("[data-sum=B1]")).isEqualTo("7,5");
        assertThat(page.textContent("[data-sum=B2]")).isEqualTo("–");
        assertThat(page.inputValue("#juror")).isEqualTo("A. Membre");
        assertThat(page.inputValue("[data-points=B1Cr1]")).isEqualTo("3.5");
        assertThat(page.inputValue("[data-note=B1Cr1]")).isEqualTo(NOTE);
    }

    @Test
    @Criterion("B4Cr1.jury-page")
    void readingsOf5_20And60Minutes_andTheFilter_leaveWhatBelongs() {
        assertThat(page.locator(".criterion:visible").count()).isEqualTo(36);
        page.check("#p-5");
        assertThat(page.locator(".criterion:visible").count()).isEqualTo(4);
        assertThat(page.locator(".path-5-steps").isVisible()).isTrue();
        page.check("#p-20");
        assertThat(page.locator(".criterion:visible").count()).isEqualTo(12);
        page.check("#p-60");
        page.check("#f-refuted");
        assertThat(page.locator(".criterion:visible").count()).isZero();
        page.check("#f-notshown");
        assertThat(page.locator(".criterion:visible").count()).isEqualTo(36);
        page.click("#B1Cr1 > summary");
        assertThat(page.locator("#B1Cr1 .clause:visible").count()).isPositive();
        assertThat(view.complaints()).isEmpty();
    }

    @Test
    @Criterion("B4Cr1.jury-page")
    void aLinkOpensWhatItLeadsTo_andPaperShowsWhatIsFolded() {
        page.navigate(site.address() + "/jury#B3Cr4.bit-identity");
        page.reload();
        assertThat(page.locator("[id='B3Cr4.bit-identity']").isVisible()).isTrue();

        byte[] folded = page.pdf();
        assertThat(folded.length).isPositive();
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("details:not([open])").count()).isZero();
        page.evaluate("window.dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator("details.criterion[open]").count()).isEqualTo(1);
    }

    @Test
    @Criterion("B4Cr1.prove-now")
    void provesNow_showsTheOutputAsItComes_andStops() throws Exception {
        command("echo one; while [ ! -e go ]; do sleep 0.1; done; echo two; exit 1");
        page.click("#B3Cr4 > summary");
        page.click("#B3Cr4 .go");
        assertThat(page.textContent("#B3Cr4 .outcome")).contains("clé de l’opérateur");
        page.fill("#operator-key", "the-key");
        page.click("#B3Cr4 .go");
        said("one\n");
        Files.createFile(root.resolve("go"));
        said("one\ntwo\n");
        assertThat(page.locator("#B3Cr4 .outcome")).containsText("terminée");

        command("echo $$; exec sleep 600");
        page.click("#B3Cr4 .go");
        assertThat(page.locator("#B3Cr4 .log")).hasText(NUMBER);
        ProcessHandle run = ProcessHandle.of(
                        Long.parseLong(page.textContent("#B3Cr4 .log").strip()))
                .orElseThrow();
        page.click("#B3Cr4 .halt");
        run.onExit().get(20, TimeUnit.SECONDS);
        assertThat(page.textContent("#B3Cr4 .outcome")).isEqualTo("Arrêtée.");
        assertThat(view.complaints()).isEmpty();
    }

    private void said(String text) {
        assertThat(page.locator("#B3Cr4 .log")).hasText(text);
        assertThat(page.textContent("#B3Cr4 .log")).isEqualTo(text);
    }
}

package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import dev.chainon.console.browser.Browser;
import dev.chainon.console.browser.Qualities;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person asks on a page of the running demonstration to be warned, is warned, and leaves: in a real browser, through the packaged processes. */
@ExtendWith(SharedDemonstration.class)
class WarnedIT {

    private static final Path SCREENS = Path.of(System.getProperty("chainon.root"), "deploy/e2e/target/screens");
    private static final int LONGEST = 64;
    private static final int WIDE = 1440;
    private static final int PHONE = 390;
    private static final String NAME = "Wilhelmina Threadgoode";
    private static final String EMAIL = "wilhelmina@threadgoode.example";

    @TempDir
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void openTheBrowser() {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "skipped: no browser is installed; install chromium to run these tests");
        browser = Browser.start(program.get(), profile);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Criterion("B1Cr3.rights")
    @Criterion("B1Cr3.erasure")
    @Criterion("B1Cr3.no-leak")
    void asksOnAPage_confirms_isWarned_andIsErasedWithAProof(Demonstration demonstration) throws Exception {
        String site = demonstration.address("people");
        FlightTrail trail = new FlightTrail(demonstration);
        trail.minute();
        Browser.View view = browser.view("http://127.0.0.1", WIDE, 1000);
        try (Page page = view.page()) {
            page.navigate(demonstration.address("monitor") + "/?lang=fr");
            page.locator("nav a[href='/subscribe']").click();
            page.locator("#name").waitFor();
            shot(page, "subscribe-fr");
            page.fill("#name", NAME);
            page.fill("#email", EMAIL);
            page.fill("#flight", "warned");
            page.selectOption("#threshold", "20");
            page.check("input[name=consent]");
            page.click("form.ask button");
            page.locator("[role=status]").waitFor();
            assertThat(page.locator("[role=status]").textContent()).contains("Il reste à confirmer");
            shot(page, "subscribe-done-fr");

            String link = letter(demonstration, page, 1);
            shot(page, "mailbox-fr");
            page.navigate(link);
            shot(page, "subscription-fr");
            assertThat(page.locator("main").textContent()).contains(NAME, EMAIL, "warned");
            page.click("form[action$='/confirm'] button");
            assertThat(page.locator("[role=status]").textContent()).contains("confirmé");

            // Whatever the model thinks of this flight is enough.
            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(demonstration
                            .patch(site + "/v1/subscriptions/" + token, "{\"threshold\":0}")
                            .statusCode())
                    .isEqualTo(200);
            demonstration.post(
                    demonstration.address("intake") + "/v1/events", FlightTrail.departure("warned", trail.minute()));
            letter(demonstration, page, 2);
            assertThat(page.locator(".letter").first().textContent()).contains("Retard probable", "Miami", NAME);
            shot(page, "mailbox-warned-fr");

            assertThat(filesWith(demonstration.state(), List.of("Threadgoode", "threadgoode")))
                    .isEmpty();
            page.navigate(link + "?lang=en");
            shot(page, "subscription-en");
            page.click("form[action$='/erase'] button");
            assertThat(page.locator(".proof-text").textContent()).contains("\"signature\"", "keyIdSha256");
            shot(page, "erased-en");
            page.navigate(site + "/mailbox");
            assertThat(page.locator(".letter").count()).isZero();
            assertThat(view.complaints()).isEmpty();
        }
        assertThat(filesWith(demonstration.state(), List.of("Threadgoode", "threadgoode")))
                .isEmpty();
    }

    @Test
    @Criterion("B4Cr1.pages")
    @Criterion("B4Cr1.accessible")
    void pagesForPeopleFitAPhone(Demonstration demonstration) {
        Browser.View view = browser.view("http://127.0.0.1", PHONE, 900);
        try (Page page = view.page()) {
            for (String path : List.of("/subscribe", "/privacy", "/mailbox")) {
                page.navigate(demonstration.address("people") + path + "?lang=fr");
                page.locator("h1").waitFor();
                shot(page, path.substring(1) + "-phone");
                assertThat(Qualities.faults(page)).as(path).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("width of %s in pixels", path)
                        .isEqualTo(PHONE);
            }
            assertThat(view.complaints()).isEmpty();
        }
    }

    /** Waits for so many letters, and gives the link in the newest. */
    private static String letter(Demonstration demonstration, Page page, int count) throws Exception {
        demonstration.await(count + " letters", () -> {
            page.navigate(demonstration.address("people") + "/mailbox");
            return page.locator(".letter").count() >= count;
        });
        return page.locator(".letter").first().locator("a").first().getAttribute("href");
    }

    private static List<Path> filesWith(Path folder, List<String> texts) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && holds(file, texts)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** Living processes take files away. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException cause) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Whether a file holds one of these texts of at most {@value #LONGEST} characters; one that a living process took away meanwhile holds nothing. */
    private static boolean holds(Path file, List<String> texts) {
        byte[] bytes = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read = in.read(bytes); read > 0; read = in.read(bytes, kept, bytes.length - kept)) {
                int end = kept + read;
                String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
                if (texts.stream().anyMatch(text::contains)) {
                    return true;
                }
                kept = Math.min(LONGEST, end);
                System.arraycopy(bytes, end - kept, bytes, 0, kept);
            }
            return false;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve("people-" + name + ".png")));
    }
}

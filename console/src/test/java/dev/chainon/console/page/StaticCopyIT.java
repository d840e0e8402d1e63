package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.chainon.console.browser.Browser;
import dev.chainon.console.browser.Qualities;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.EvidenceReader;
import dev.chainon.evidence.report.view.CodePages;
import dev.chainon.evidence.report.view.StaticCopy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of this repository's evidence, opened from a disk. */
@Tag("campaign")
class StaticCopyIT extends BrowserTests {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    @TempDir
    static Path folder;

    private static String index = "";

    @BeforeAll
    static void write() throws Exception {
        new StaticCopy(new CodePages(ROOT, ROOT.resolve(".chainon"))).write(new EvidenceReader(ROOT).read(), folder);
        index = folder.resolve("index.html").toUri().toString();
    }

    /** A request that leaves the disk, and whatever the console says, is a complaint. */
    @Test
    @Criterion("B4Cr1.static-copy")
    void opensInBothLanguages_leadsToCode_keepsNotes_andAsksNobody() {
        Browser.View view = view("file:", WIDE);
        try (Page page = view.page()) {
            List<String> requests = new ArrayList<>();
            page.onRequest(request -> requests.add(request.url()));
            Qualities.watch(page);
            page.navigate(index);
            assertThat(page.locator("article.criterion:visible").count()).isEqualTo(36);
            assertThat(page.locator("#sum .lead [lang=fr]").isVisible()).isTrue();
            page.locator("label[for=l-en]").click();
            assertThat(page.locator("#sum .lead [lang=en]").isVisible()).isTrue();
            assertThat(page.locator("#sum .lead [lang=fr]").isVisible()).isFalse();
            page.check("#p-5");
            assertThat(page.locator("article.criterion:visible").count()).isEqualTo(4);
            page.fill("[data-points=B1Cr1]", "2");
            page.reload();
            assertThat(page.textContent("[data-sum=B1]")).isEqualTo("2");
            assertThat(requests).as("the page itself, twice").containsOnly(index);

            page.evaluate("document.querySelector('a[href*=\\'#L\\']').closest('details').open = true");
            page.locator("a[href*='#L']").first().click();
            page.waitForURL("**/code/*.html#L*");
            assertThat(page.locator("b:target").count()).isEqualTo(1);
            assertThat(view.complaints()).isEmpty();
            assertThat(requests).allMatch(url -> url.startsWith("file:"));
        }
    }

    @Test
    @Criterion("B4Cr1.accessible")
    void hasNoFaultThatAMachineFinds() {
        Browser.View view = view("file:", WIDE);
        try (Page page = view.page()) {
            page.setViewportSize(PHONE, HEIGHT);
            page.navigate(index);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width")
                    .isEqualTo(PHONE);
            page.setViewportSize(WIDE, HEIGHT);
            // One template writes all blocks; a minute of looking at the same four times finds no more.
            page.evaluate("document.querySelectorAll('.block:not(#B1)').forEach(each => each.remove())");
            List<String> faults = new ArrayList<>(Qualities.faults(page));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            faults.addAll(Qualities.faults(page));
            assertThat(faults).isEmpty();
        }
    }
}

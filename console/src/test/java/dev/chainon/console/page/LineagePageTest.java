package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Lineage.Data;
import dev.chainon.console.source.Lineage.Diagram;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lineage page. */
class LineagePageTest {

    @TempDir
    private Path empty;

    private Site site;

    @BeforeEach
    void serve() throws Exception {
        site = new Site(empty);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void lineagePageDrawsDataAndJobs_withRowsTimesAndStates() throws Exception {
        String page = site.get("/lineage").body();

        assertThat(page)
                .contains("<svg class=\"lineage\"", "Événements purifiés", "1\u202f234 lignes", "Purification par lot")
                .contains(
                        "class=\"run complete\"",
                        "class=\"run silent\"",
                        "sans nouvelles",
                        "aria-current=\"page\">Lignage")
                .contains("<code>abcdef0123</code>");
        assertThat(site.get("/lineage?lang=en").body()).contains("Clean events", "1,234 rows", "not heard of");
    }

    @Test
    void lineagePageSaysWhatToDo_whenNothingWasTold() throws Exception {
        site.diagram = new Diagram(List.of(), List.of());

        assertThat(site.get("/lineage").body()).contains("./chainon demo").doesNotContain("<svg class=\"lineage\"");
    }

    @Test
    void lineagePageEscapesNames() throws Exception {
        Data strange = new Data("x", "file.<i>", "/a/<script>alert(1)</script>", OptionalLong.empty(), "\"<b>");
        site.diagram = new Diagram(List.of(strange), List.of());

        assertThat(site.get("/lineage").body())
                .doesNotContain("<script>alert", "<i>", "<b>")
                .contains("&lt;script&gt;");
    }
}

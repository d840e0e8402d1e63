package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Oracle.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which one asks. */
class TryPageTest {

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

    private HttpResponse<String> ask(String form) throws Exception {
        return site.send(site.to("/try")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void tryPageExplainsTheAnswerInWords() throws Exception {
        assertThat(ask("origin=atl&destination=ord").body())
                .contains("42\u202f%", "environ 4 arrivent en retard", "kettle-spills", "version 7", "value=\"atl\"");
    }

    @Test
    void tryPageSaysWhatIsWrong() throws Exception {
        site.answer = new Answer.Refused("'origin' must be an airport <here>");
        assertThat(ask("origin=zzz&destination=ord").body()).contains("role=\"alert\"", "&lt;here&gt;");

        site.answer = new Answer.Unavailable("refused");
        assertThat(ask("origin=atl&destination=ord").body()).contains("ne répond pas");
    }
}

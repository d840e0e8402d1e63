package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.tickets.TicketState;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketPagesTest {

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

    private HttpResponse<String> post(String path, Map<String, String> fields, String... headers) throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = site.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return site.send(request);
    }

    @Test
    void listShowsFiguresAndTickets_inBothLanguages() throws Exception {
        assertThat(site.get("/tickets").body())
                .contains(
                        "&lt;b&gt;kettle&lt;/b&gt; tilts",
                        "12\u202f345",
                        "ouvert",
                        "13\u00a0min",
                        "4,9\u00a0h",
                        "critique")
                .doesNotContain("<b>kettle");
        assertThat(site.get("/tickets?lang=en").body()).contains("Time to resolve, median", "4.9\u00a0h", "12,345");
    }

    @Test
    void searchGoesOnToTheDatabase_andTheLinksKeepIt() throws Exception {
        String page = site.get("/tickets?q=%22a%26b%22&state=open&page=2").body();

        assertThat(site.tickets.asked.orElseThrow().text()).isEqualTo("\"a&b\"");
        assertThat(site.tickets.asked.orElseThrow().states()).containsExactly(TicketState.OPEN);
        assertThat(site.tickets.asked.orElseThrow().offset()).isEqualTo(50);
        assertThat(page).contains("q=%22a%26b%22&amp;state=open&amp;page=1", "page=3", "value=\"&quot;a&amp;b&quot;\"");
        assertThat(site.get("/tickets?state=odd&page=-3").statusCode()).isEqualTo(200);
    }

    @Test
    void aTicketShowsContextLinesAndTimeline_andRunsNothingOfThem() throws Exception {
        String page = site.get("/tickets/4").body();

        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "a line\n&lt;img src=x&gt;",
                        "a &lt;i&gt;spring&lt;/i&gt;")
                .contains("vue de nouveau", "rouvert", "exploitation", "<code>c0ffee</code>", "/issues/1\"")
                .contains("href=\"/kettles\"")
                .doesNotContain("<script>alert", "javascript:alert", "evil.example", "name=\"key\"");
        assertThat(site.get("/tickets/5").statusCode()).isEqualTo(404);
        assertThat(site.get("/tickets/x").statusCode()).isEqualTo(404);
    }

    @Test
    void anOperatorMovesAndComments_withTheKeyWhereOneIsAsked() throws Exception {
        assertThat(post("/tickets/4/state", Map.of("state", "resolved", "note", "tightened"))
                        .statusCode())
                .isEqualTo(303);
        site.tickets.key = "open sesame";
        assertThat(site.get("/tickets/4").body()).contains("name=\"key\"");
        assertThat(post("/tickets/4/comment", Map.of("note", "hello", "key", "wrong"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/tickets/4/comment", Map.of("note", "hello", "key", "open sesame"))
                        .headers()
                        .firstValue("Location"))
                .contains("/tickets/4");
        assertThat(post("/tickets/4/state", Map.of("state", "reopened", "key", "open sesame"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("/tickets/4/state", Map.of("state", "odd", "key", "open sesame"))
                        .statusCode())
                .isEqualTo(409);

        assertThat(site.tickets.done)
                .containsExactly("move 4 resolved tightened", "comment 4 hello", "move 4 reopened ");
    }

    @Test
    @Criterion("B4Cr6.user-report")
    void theFormMakesATicket_andSaysWhatIsWrongWithIt() throws Exception {
        assertThat(site.get("/tickets/report?page=/quality").body()).contains("value=\"/quality\"", "N’écrivez ni nom");
        HttpResponse<String> sent =
                post("/tickets/report", Map.of("page", "/quality", "summary", "it is empty", "text", "so"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains("/tickets/4?said=reported");
        assertThat(site.tickets.done).containsExactly("report /quality it is empty so");

        HttpResponse<String> unfit = post("/tickets/report", Map.of("page", "\"><script>", "text", "kept"));
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("140 caractères", "kept", "&quot;&gt;&lt;script&gt;");
        assertThat(post("/tickets/report", Map.of("text", "x".repeat(50_000))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void formsAreTakenFromPagesOfThisSiteOnly() throws Exception {
        Map<String, String> report = Map.of("page", "/", "summary", "x");
        assertThat(post("/tickets/report", report, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/tickets/report", report, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/tickets/4/state", Map.of("state", "closed"), "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/tickets/4/comment", Map.of("note", "x"), "Origin", "null")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.tickets.done).isEmpty();
        assertThat(post("/tickets/report", report, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void reportsAreBoundedInNumber() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(post("/tickets/report", Map.of("page", "/", "summary", "x" + i))
                            .statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> sixth = post("/tickets/report", Map.of("page", "/", "summary", "x6"));
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).contains("60");
        assertThat(site.tickets.done).hasSize(5);
    }

    @Test
    void anAllowanceEndsForOne_thenForAll_andBeginsAnewWithTheWindow() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Allowance allowance = new Allowance(Duration.ofMinutes(1), 2, 3, now::get);

        assertThat(allowance.take("a")).isTrue();
        assertThat(allowance.take("a")).isTrue();
        assertThat(allowance.take("a")).isFalse();
        assertThat(allowance.take("b")).isTrue();
        assertThat(allowance.take("c")).isFalse();
        now.set(Instant.EPOCH.plusSeconds(60));
        assertThat(allowance.take("a")).isTrue();
    }

    @Test
    void thePagesSaySo_whileTheDatabaseIsAway() throws Exception {
        site.tickets.away = true;

        assertThat(site.get("/tickets").statusCode()).isEqualTo(503);
        assertThat(site.get("/tickets/4").body()).contains("ne répond pas");
        assertThat(post("/tickets/report", Map.of("page", "/", "summary", "x")).statusCode())
                .isEqualTo(503);
    }
}

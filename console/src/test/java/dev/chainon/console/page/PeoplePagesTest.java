package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Subscriptions;
import dev.chainon.core.toy.Kettles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PeoplePagesTest {

    private static final String TOKEN = "T".repeat(43);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Vertx vertx;
    private static HttpServer server;
    private static Register register;

    @BeforeAll
    static void serve() {
        vertx = Vertx.vertx();
        register = new Register();
        Router router = Router.router(vertx);
        new PeoplePages(new Kettles(), register, "http://console").mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyPageIsKeptByNoCache_handsNoAddressOn_andRunsNothing() throws Exception {
        for (String path :
                List.of("/subscribe", "/privacy", "/mailbox", "/subscriptions/" + TOKEN, "/subscriptions/nobody")) {
            HttpResponse<String> page = get(path);
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("script-src 'none'", "frame-ancestors 'none'");
            assertThat(page.body()).doesNotContain("<script", " style=\"").doesNotContainPattern("\\son[a-z]+=\"");
        }
        assertThat(get("/subscriptions/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void formGivesItsFieldsOn_andSaysWhatDoesNotFit() throws Exception {
        HttpResponse<String> done = post("/subscribe?lang=en", "name=Ada&email=a%40b.org&threshold=40&consent=v1");

        assertThat(done.statusCode()).isEqualTo(202);
        assertThat(done.body()).contains("One thing is left: confirm.", "nothing was sent");
        assertThat(register.last)
                .containsEntry("name", "Ada")
                .containsEntry("threshold", 0.4)
                .containsEntry("language", "en")
                .doesNotContainKey("flight");

        HttpResponse<String> unfit = post("/subscribe?lang=fr", "name=%3Cb%3EEve&email=a%40b.org");
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body())
                .contains("Des champs ne conviennent pas", "&lt;b&gt;Eve")
                .doesNotContain("<b>Eve");
    }

    @Test
    void aLinkOfALetterShowsAndDoesNothing_itsButtonsDo() throws Exception {
        String page = get("/subscriptions/" + TOKEN + "?lang=fr").body();
        assertThat(page).contains("Ada &lt;Lovelace&gt;", "attend votre confirmation", TOKEN + "/confirm");
        assertThat(register.done).isEmpty();

        assertThat(post("/subscriptions/" + TOKEN + "/confirm", "").body()).contains("vous serez prévenu");
        assertThat(post("/subscriptions/" + TOKEN + "/correct", "name=King&threshold=60")
                        .body())
                .contains("corrigé");
        assertThat(post("/subscriptions/" + TOKEN + "/leave", "").body()).contains("Abonnement terminé");
        assertThat(post("/subscriptions/" + TOKEN + "/erase", "").body()).contains("Preuve", "{&quot;proof&quot;:1}");
        assertThat(register.done).containsExactly("confirm", "correct King", "leave", "erase");
        assertThat(post("/subscriptions/nobody/erase", "").statusCode()).isEqualTo(404);
    }

    @Test
    void privacyPageSaysWhatTheContractSays_andLeavesTheNamesBlank() throws Exception {
        assertThat(get("/privacy?lang=en").body()).contains("Who answers for it", "are to be entered here");
        assertThat(get("/privacy?lang=fr").body()).contains("Vos données personnelles", "à inscrire ici");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String form) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(address(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    /** One subscription under one token. */
    private static final class Register implements Subscriptions {

        private final List<String> done = new ArrayList<>();
        private Map<String, Object> last = Map.of();

        @Override
        public String consentVersion() {
            return "v1";
        }

        @Override
        public String consentText(String language) {
            return "consent " + language;
        }

        @Override
        public List<Fault> subscribe(Map<String, Object> form) {
            last = form;
            return form.containsKey("consent") ? List.of() : List.of(new Fault("consent", "must be v1"));
        }

        @Override
        public Optional<Card> card(String token) {
            return token.equals(TOKEN)
                    ? Optional.of(
                            new Card("Ada <Lovelace>", "a@b.org", "blue", 16_500_000, 16_510_000, 0.4, "", false, "v1"))
                    : Optional.empty();
        }

        private boolean known(String token, String what) {
            if (token.equals(TOKEN)) {
                done.add(what);
            }
            return token.equals(TOKEN);
        }

        @Override
        public boolean confirm(String token) {
            return known(token, "confirm");
        }

        @Override
        public Optional<List<Fault>> rectify(String token, Map<String, Object> form) {
            return known(token, "correct " + form.get("name")) ? Optional.of(List.of()) : Optional.empty();
        }

        @Override
        public boolean unsubscribe(String token) {
            return known(token, "leave");
        }

        @Override
        public Optional<String> export(String token) {
            return Optional.empty();
        }

        @Override
        public Optional<String> erase(String token) {
            return known(token, "erase") ? Optional.of("{\"proof\":1}") : Optional.empty();
        }

        @Override
        public Optional<List<Mail>> mailbox() {
            return Optional.of(List.of(new Mail("now", "a@b.org", "Title <1>", "Text\nhttp://127.0.0.1/x\n")));
        }
    }
}

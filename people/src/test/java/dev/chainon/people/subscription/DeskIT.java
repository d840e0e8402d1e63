package dev.chainon.people.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions in a real database: who may do what with them, and what is written there. */
class DeskIT {

    private static final Wish ADA = Office.wish("Ada Lovelace", "ada@example.org", "blue");

    @TempDir
    static Path folder;

    private static Office office;

    @BeforeAll
    static void open() {
        office = new Office(folder);
    }

    @BeforeEach
    void empty() {
        office.empty();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    @Criterion("B1Cr3.rights")
    void subscriptionIsConfirmedByTheLetter_andTheConsentIsKeptWithIt() {
        Token token = office.subscribe(ADA);
        assertThat(office.desk.read(token).orElseThrow().confirmed()).isEmpty();
        assertThat(office.texts("SELECT kind || ' ' || state FROM runtime.notice"))
                .containsExactly("confirm waiting");

        assertThat(office.desk.confirm(token)).isTrue();

        Subscription kept = office.desk.read(token).orElseThrow();
        assertThat(kept.wish()).isEqualTo(ADA);
        assertThat(kept.confirmed()).isPresent();
        assertThat(kept.consentText()).isEqualTo(Consent.VERSION);
        assertThat(kept.consentAt()).isNotNull();
    }

    @Test
    @Criterion("B1Cr3.encryption")
    void theDatabaseAloneRevealsNothing() {
        office.subscribeAndConfirm(Office.hooked(ADA, "https://hooks.example.org/lovelace-secret"));

        for (String table : new String[] {"subscription", "person_key", "notice", "access_log", "key_check"}) {
            String all = String.join("\n", office.texts("SELECT t::text FROM runtime." + table + " t"));
            assertThat(all).as(table).isNotEmpty();
            assertThat(all.toLowerCase(Locale.ROOT)).as(table).doesNotContain("lovelace", "ada@");
            // Bytes are printed as hexadecimal.
            assertThat(all).as(table).doesNotContain(hex("Lovelace"), hex("ada@"), hex("lovelace-secret"));
        }
    }

    @Test
    void aStrangerWhoGivesAnotherAddressChangesNothing_andLearnsNothing() {
        Token token = office.subscribeAndConfirm(ADA);

        office.desk.subscribe(Office.hooked(Office.wish("Eve", "ADA@example.org", "blue"), "https://eve.example.org/"));
        office.desk.subscribe(Office.wish("Eve", "ada@example.org", "blue"));

        assertThat(office.desk.read(token).orElseThrow().wish()).isEqualTo(ADA);
        assertThat(office.texts("SELECT event_id FROM runtime.notice ORDER BY created"))
                .as("one letter a day that says so")
                .hasSize(2)
                .last()
                .asString()
                .startsWith("known ");
    }

    @Test
    void askedTwiceBeforeConfirming_oneLetterIsSent() {
        office.desk.subscribe(ADA);
        office.desk.subscribe(ADA);

        assertThat(office.texts("SELECT kind FROM runtime.notice")).containsExactly("confirm");
    }

    @Test
    void oneAddressHoldsSoMany_andNoMore() {
        for (int i = 0; i < 25; i++) {
            office.desk.subscribe(Office.wish("Ada", "ada@example.org", "kettle" + i));
        }

        assertThat(office.texts("SELECT id::text FROM runtime.subscription")).hasSize(20);
    }

    @Test
    void tokenThatIsGuessedOpensNothing() {
        office.subscribeAndConfirm(ADA);

        assertThat(Token.of("' OR 1=1 --")).isEmpty();
        assertThat(office.desk.read(Token.fresh())).isEmpty();
        assertThat(office.desk.confirm(Token.fresh())).isFalse();
        assertThat(office.desk.unsubscribe(Token.fresh())).isFalse();
        assertThat(office.rights.erase(Token.fresh())).isEmpty();
        assertThat(office.rights.export(Token.fresh())).isEmpty();
    }

    @Test
    @Criterion("B1Cr3.rights")
    void aPersonGetsAllThatIsKept_ofThemAndOfNobodyElse() {
        Token token = office.subscribeAndConfirm(ADA);
        office.subscribeAndConfirm(Office.wish("Ada Lovelace", "ada@example.org", "green"));
        office.subscribeAndConfirm(Office.wish("Bob", "bob@example.org", "blue"));

        JsonObject all = office.rights.export(token).orElseThrow();

        assertThat(all.getJsonArray("subscriptions")).hasSize(2);
        JsonObject first = all.getJsonArray("subscriptions").getJsonObject(0);
        assertThat(first.getString("name")).isEqualTo("Ada Lovelace");
        assertThat(first.getString("email")).isEqualTo("ada@example.org");
        assertThat(first.getJsonObject("consent").getString("text")).isEqualTo(Consent.VERSION);
        assertThat(first.getJsonArray("notices")).hasSize(1);
        assertThat(all.getJsonArray("accesses").stream().map(each -> ((JsonObject) each).getString("action")))
                .contains("subscribe", "confirm", "export");
        assertThat(all.encode()).doesNotContain("Bob", "bob@");
    }

    @Test
    @Criterion("B1Cr3.rights")
    void aNameIsCorrectedEverywhere() {
        Token token = office.subscribeAndConfirm(ADA);
        Token other = office.subscribeAndConfirm(Office.wish("Ada Lovelace", "ada@example.org", "green"));

        office.desk.rectify(token, Map.of("name", "Ada King", "threshold", 0.9));

        assertThat(office.desk.read(token).orElseThrow().wish().threshold()).isEqualTo(0.9);
        assertThat(office.desk.read(token).orElseThrow().wish().person().name()).isEqualTo("Ada King");
        assertThat(office.desk.read(other).orElseThrow().wish().person().name()).isEqualTo("Ada King");
        assertThat(office.desk.read(other).orElseThrow().wish().threshold()).isEqualTo(0.4);
    }

    @Test
    @Criterion("B1Cr3.rights")
    void aNewAddressMustBeConfirmed_andTheOldKeyIsGone() {
        Token token = office.subscribeAndConfirm(ADA);

        office.desk.rectify(token, Map.of("email", "countess@example.org"));

        assertThat(office.desk.read(token)).isEmpty();
        assertThat(office.texts("SELECT person FROM runtime.person_key"))
                .containsExactly(office.vault.pseudonym("countess@example.org"));
        assertThat(office.texts("SELECT coalesce(confirmed::text, 'not yet') FROM runtime.subscription"))
                .containsExactly("not yet");
        assertThat(office.texts("SELECT kind FROM runtime.notice")).containsExactly("confirm");
    }

    @Test
    void aWrongCorrectionChangesNothing() {
        Token token = office.subscribeAndConfirm(ADA);
        Map<String, Object> wrong = new HashMap<>(Map.of("name", "Eve", "email", "nobody"));

        assertThatThrownBy(() -> office.desk.rectify(token, wrong)).isInstanceOf(UnfitException.class);

        assertThat(office.desk.read(token).orElseThrow().wish()).isEqualTo(ADA);
    }

    @Test
    @Criterion("B1Cr3.rights")
    void withdrawingEndsTheSubscription_andTheKeyGoesWithTheLastOne() {
        Token first = office.subscribeAndConfirm(ADA);
        Token second = office.subscribeAndConfirm(Office.wish("Ada", "ada@example.org", "green"));

        assertThat(office.desk.unsubscribe(first)).isTrue();
        assertThat(office.desk.read(first)).isEmpty();
        assertThat(office.desk.read(second)).isPresent();
        assertThat(office.texts("SELECT person FROM runtime.person_key")).hasSize(1);

        assertThat(office.desk.unsubscribe(second)).isTrue();
        assertThat(office.texts("SELECT person FROM runtime.person_key")).isEmpty();
    }

    @Test
    @Criterion("B1Cr3.rights")
    void everythingIsInTheAccessLog() {
        Token token = office.subscribeAndConfirm(ADA);
        office.desk.read(token);
        office.desk.rectify(token, Map.of("name", "Ada King"));
        office.rights.export(token);
        office.rights.erase(token);

        assertThat(office.texts("SELECT action || ' ' || purpose FROM runtime.access_log ORDER BY id"))
                .containsExactly(
                        "subscribe request",
                        "confirm request",
                        "read request",
                        "rectify request",
                        "export request",
                        "erase erasure");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

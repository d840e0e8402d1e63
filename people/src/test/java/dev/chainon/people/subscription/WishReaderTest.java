package dev.chainon.people.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chainon.core.toy.Kettles;
import dev.chainon.people.subscription.UnfitException.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishReaderTest {

    private static final OptionalLong NOW = OptionalLong.of(16_478_000);

    private final WishReader reader =
            new WishReader(new Kettles(), new AddressGuard(false), new WishReader.Rules(0.4, 7, 62));

    @Test
    void readsEverything_andFillsInWhatIsLeftOut() {
        Wish least = reader.read(request(), NOW);

        assertThat(least.person()).isEqualTo(new Wish.Person("Ada Lovelace", "ada@example.org"));
        assertThat(least.subject()).isEqualTo("blue");
        assertThat(least.language()).isEqualTo("fr");
        assertThat(least.threshold()).isEqualTo(0.4);
        assertThat(least.fromMinute()).isEqualTo(NOW.getAsLong());
        assertThat(least.untilMinute()).isEqualTo(NOW.getAsLong() + 7 * 1440);
        assertThat(least.webhook()).isEmpty();

        Wish all = reader.read(
                request(
                        "language",
                        "en",
                        "threshold",
                        0.7,
                        "from",
                        "2001-05-01T06:15Z",
                        "until",
                        "2001-05-02T06:15",
                        "webhook",
                        "https://example.org/hook"),
                NOW);
        assertThat(all.language()).isEqualTo("en");
        assertThat(all.threshold()).isEqualTo(0.7);
        assertThat(all.untilMinute() - all.fromMinute()).isEqualTo(1440);
        assertThat(all.webhook()).contains("https://example.org/hook");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | ''",
                "email | ada",
                "email | ada@localhost",
                "email | 'ada@example.org, eve@example.org'",
                "email | ada..l@example.org",
                "language | de",
                "threshold | much",
                "from | yesterday",
                "until | 1999-01-01T00:00Z",
                "until | 2001-12-31T00:00Z",
                "webhook | http://example.org/",
                "webhook | 'https://exa mple.org/'",
                "kettle | Blue!",
                "consent | 1999-01",
                "admin | true"
            })
    void namesTheFieldThatDoesNotFit(String field, String value) {
        assertThat(faults(request(field, value))).extracting(Fault::field).containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "email", "kettle", "consent"})
    void namesTheFieldThatIsMissing(String field) {
        Map<String, Object> request = request();
        request.remove(field);

        assertThat(faults(request)).extracting(Fault::field).containsExactly(field);
    }

    /** Header injection. */
    @ParameterizedTest
    @ValueSource(strings = {"Ada\r\nBcc: eve@example.org", "Ada\u0000", "Ada\nLovelace"})
    void nameOfSeveralLinesIsRefused(String name) {
        assertThat(faults(request("name", name))).extracting(Fault::field).containsExactly("name");
    }

    @Test
    void namesAllFieldsAtOnce_andNeverRepeatsWhatWasGiven() {
        List<Fault> faults = faults(request("name", 5, "email", "secret", "threshold", -1, "webhook", "secret"));

        assertThat(faults).extracting(Fault::field).containsExactlyInAnyOrder("name", "email", "threshold", "webhook");
        assertThat(faults.toString()).doesNotContain("secret");
    }

    @Test
    void withoutALog_theWindowMustBeGiven() {
        assertThat(catchThrowableOfType(UnfitException.class, () -> reader.read(request(), OptionalLong.empty()))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("from");
    }

    @Property(tries = 300)
    void anyTextInAnyFieldIsTakenOrNamed(@ForAll String text) {
        for (String field : List.of("name", "email", "language", "from", "until", "webhook", "kettle", "consent")) {
            try {
                reader.read(request(field, text), NOW);
            } catch (UnfitException e) {
                assertThat(e.faults()).extracting(Fault::field).contains(field);
            }
        }
    }

    @Example
    void textFormsHideThePerson() {
        Wish wish = reader.read(request("webhook", "https://example.org/hook"), NOW);

        assertThat(wish.toString() + wish.person()).doesNotContain("Ada", "ada@", "hook");
    }

    private List<Fault> faults(Map<String, Object> request) {
        return catchThrowableOfType(UnfitException.class, () -> reader.read(request, NOW))
                .faults();
    }

    private static Map<String, Object> request(Object... changes) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "name", "Ada Lovelace", "email", "ada@example.org", "kettle", "blue", "consent", Consent.VERSION));
        for (int i = 0; i < changes.length; i += 2) {
            request.put((String) changes[i], changes[i + 1]);
        }
        return request;
    }
}

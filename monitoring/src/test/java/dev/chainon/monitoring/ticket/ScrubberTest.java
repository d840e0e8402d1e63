package dev.chainon.monitoring.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cannot write to marie.curie@example.org today | marie",
                "user=marie%40radium.example.org | radium",
                "told Mme Marie Curie at the gate | Curie",
                "M. Dupont-Aignan a signalé | Dupont",
                "je m’appelle Zoé Lefèvre et | Lefèvre",
                "hello, my name is John O'Neill | Neill",
                "Cordialement, Zoé Lefèvre | Lefèvre",
                "passenger: Ada Lovelace, seat 4 | Lovelace",
                "subscriber Ada Lovelace left | Lovelace",
                "{\"name\": \"Ada Lovelace\", \"seat\": 4} | Lovelace",
                "email='a b'@x | a b",
                "call me at +33 6 12 34 56 78 please | 34 56",
                "tel 06.12.34.56.78 | 34.56",
                "tel 0612345678 | 0612",
                "Authorization: Bearer abcdefgh12345 | abcdefgh",
                "authorization=Basic dXNlcjpwYXNz | dXNlcjpwYXNz",
                "key chn_0123456789ab_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ | abcdefghij",
                "token ghp_abcdefghijklmnopqrstuvwx1234567890ab | abcdefgh",
                "glpat-abcdefghij0123456789 was refused | abcdefghij",
                "jdbc:postgresql://monitoring:hush@db:5432/x | hush",
                "password = hush, retrying | hush",
                "\"token\":\"hush hush\" | hush",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl | eyJzdWIi",
                "GET /subscriptions/abcdefghijklmnopqrstuvwxyz0123456789 | abcdefghij",
                "from 203.0.113.7:4312 | 203.0.113",
                "from 2001:db8:85a3:0:0:8a2e:370:7334 port | 85a3",
                "secret A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v | I9j0",
            })
    @Criterion("B4Cr6.private")
    void takesOutWhatTellsOfAPersonOrOpensADoor(String text, String personal) {
        assertThat(Scrubber.scrub(text)).doesNotContain(personal).contains(Scrubber.GONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13:37:09.123 WARN  predictor d.c.s.p.Predictor caught up with the log at position 35659",
                "serving models:/late-arrival/1 trained on snapshot=5399618148223331122 commit=a7d517710ca3167cc3a89d53d2235965c9a66874",
                "replica http://127.0.0.1:8712 is ready",
                "\tat dev.chainon.serving.predictor.Predictor.lambda$run$0(Predictor.java:131)",
                "java.util.concurrent.CompletionException: java.lang.IllegalStateException: state is 3, not 4",
                "2026-11-26T09:10:11.123456Z from 2001-05-14 on, 10:20:30",
                "flight 2001-05-14-ORD-EWR-1080-0 version 1.2.3",
                "runId = 577d8cc4-d818-4e15-a961-629ba642a12e",
            })
    void leavesWhatHelpsToMend(String text) {
        assertThat(Scrubber.scrub(text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void noAddressOfMailComesThrough_whateverStandsAround(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String user,
            @ForAll @AlphaChars @StringLength(min = 2, max = 20) String host,
            @ForAll String around) {
        assertThat(Scrubber.scrub(around + " " + user + "@" + host + ".org " + around))
                .doesNotContain(user + "@" + host);
    }
}

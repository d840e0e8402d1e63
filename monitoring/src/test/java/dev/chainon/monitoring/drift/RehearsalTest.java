package dev.chainon.monitoring.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.drift.Replay;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two episodes of the real history, as {@code ./chainon bench drift} makes them: it leaves {@code storm.replay} and {@code clock.replay} in {@code .chainon/bench/drift}, which are
 * copied here, and writes the digests into {@code bench/results/drift.json}.
 */
class RehearsalTest {

    private static List<Rehearsal.Day> days(String episode) {
        try (InputStream in = resource(episode)) {
            return Rehearsal.of(Replay.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String episode) {
        return Objects.requireNonNull(RehearsalTest.class.getResourceAsStream(episode + ".replay"));
    }

    private static Rehearsal.Day on(List<Rehearsal.Day> days, String date) {
        return days.stream()
                .filter(day -> day.day() == LocalDate.parse(date).toEpochDay())
                .findFirst()
                .orElseThrow();
    }

    private static Signal signal(Rehearsal.Day day, String id) {
        return day.signals().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Trained to 20 February: the storm of 23 to 25 February changes the inputs, and the model stays right. */
    @Test
    @Criterion("B1Cr6.drift-storm")
    void onTheWorstDay_theInputsDrift_andTheQualityHolds() {
        List<Rehearsal.Day> storm = days("storm");

        for (String before : List.of("2001-02-20", "2001-02-21", "2001-02-22")) {
            assertThat(on(storm, before).firing()).as(before).isEmpty();
        }
        for (String stormy : List.of("2001-02-23", "2001-02-24", "2001-02-25")) {
            assertThat(on(storm, stormy).firing()).as(stormy).containsExactly("drift.inputs.psi", "drift.inputs.ks");
        }
        assertThat(on(storm, "2001-02-26").firing()).isEmpty();
        Rehearsal.Day worst = on(storm, "2001-02-25");
        assertThat(signal(worst, "drift.inputs.psi").since())
                .hasValue(Instant.parse("2001-02-24T00:00:00Z").getEpochSecond() / 60);
        assertThat(signal(worst, "quality.auc").value()).isGreaterThan(.9);
    }

    /** Trained to 25 March: nothing fires for a week; on 1 April inputs and score stay quiet, and what watches the truth fires the same day. */
    @Test
    @Criterion("B1Cr6.drift-clock")
    void onTheClockChange_onlyTheTruthTells() {
        List<Rehearsal.Day> clock = days("clock");

        for (int day = 25; day <= 31; day++) {
            assertThat(on(clock, "2001-03-" + day).firing()).as("March " + day).isEmpty();
        }
        Rehearsal.Day changed = on(clock, "2001-04-01");
        assertThat(changed.firing())
                .containsExactlyInAnyOrder(
                        "drift.surprise", "drift.loss", "quality.auc", "quality.logloss", "quality.ece");
        assertThat(signal(changed, "drift.score.psi").value()).isLessThan(.10);
        assertThat(signal(changed, "drift.surprise").since().orElseThrow())
                .as("minute of the first alarm")
                .isLessThan(Instant.parse("2001-04-01T23:00:00Z").getEpochSecond() / 60);
        for (String later : List.of("2001-04-02", "2001-04-03", "2001-04-04", "2001-04-05")) {
            assertThat(on(clock, later).firing())
                    .as(later)
                    .contains("quality.auc")
                    .doesNotContain("drift.inputs.psi");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "storm,401baa63cbbc81c9d698c4e409f968ffb450252c5107d4d1d05bd793122440d9",
        "clock,01b6a8de4337e638558470d29ed92dc7536922324e5165bef2eda83b5a26df42"
    })
    void extractIsTheOneThatTheStudyMade(String episode, String digest) throws IOException {
        try (InputStream content = new GZIPInputStream(resource(episode))) {
            assertThat(Sha256.of(content)).isEqualTo(digest);
        }
    }
}

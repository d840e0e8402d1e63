package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictionsIT {

    private static TestDatabase database;
    private static Predictions predictions;
    private static Outcomes outcomes;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        predictions = new Predictions(database.as(RuntimeRole.MONITORING));
        outcomes = new Outcomes(database.as(RuntimeRole.MONITORING));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource(PredictionStoreCase.class)
    @Criterion("B3Cr1.same-kit")
    void keepTheContract(PredictionStoreCase contract) {
        contract.check(predictions);
    }

    private static Prediction prediction(int epoch, int number, double probability) {
        return new Prediction(
                epoch,
                "e" + number,
                "s" + number,
                100 + number,
                probability,
                "m",
                1,
                number,
                5,
                Map.of("ville", "Zürich «東京»", "quote", "it's \"so\""));
    }

    @Test
    void anIndexedBoard_isReadByItsIndex_andNoStrangerIsTakenForAFact() {
        assertThat(predictions.indexBoard("ville")).isTrue();
        assertThat(predictions.indexBoard("ville")).isFalse();
        String plan = database.as(RuntimeRole.MONITORING)
                .jdbi()
                .inTransaction(handle -> {
                    handle.execute("SET LOCAL enable_seqscan = off");
                    return handle.createQuery(
                                    "EXPLAIN SELECT * FROM runtime.prediction WHERE epoch = 1 AND facts ->> 'ville' = 'x' "
                                            + "ORDER BY minute DESC, event_id COLLATE \"C\" LIMIT 5")
                            .mapTo(String.class)
                            .list();
                })
                .toString();
        assertThat(plan).contains("prediction_board_ville").doesNotContain("Sort");
        assertThatThrownBy(() -> predictions.indexBoard("x'); DROP TABLE runtime.prediction; --"))
                .hasMessageContaining("letters and digits");
        assertThatThrownBy(() -> new Predictions(database.as(RuntimeRole.SERVING)).indexBoard("ville"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void comeBackAsTheyWere() {
        predictions.upsert(List.of(prediction(1, 1, 0.25), prediction(1, 2, 1)));

        assertThat(predictions.byId("1:e1")).contains(prediction(1, 1, 0.25));
        assertThat(predictions.bySubject(1, "s2")).contains(prediction(1, 2, 1));
        assertThat(predictions.byId("1:e9")).isEmpty();
        assertThat(predictions.bySubject(2, "s2")).isEmpty();
    }

    @Test
    void writtenAgain_areReplaced_evenWithinOneBatch() {
        predictions.upsert(List.of(prediction(2, 1, 0.1), prediction(2, 1, 0.2)));
        predictions.upsert(List.of(prediction(2, 1, 0.3)));
        predictions.upsert(List.of());

        assertThat(predictions.count(2)).isEqualTo(1);
        assertThat(predictions.byId("2:e1")).map(Prediction::probability).contains(0.3);
    }

    @Test
    void latestAreThoseOfTheEpoch_newestFirst() {
        predictions.upsert(
                IntStream.range(0, 2_000).mapToObj(i -> prediction(3, i, 0.5)).toList());

        assertThat(predictions.latest(3, 3)).extracting(Prediction::eventId).containsExactly("e1999", "e1998", "e1997");
        assertThat(predictions.count(3)).isEqualTo(2_000);
    }

    @Test
    void outcomesAreReplacedToo() {
        outcomes.upsert(1, "s1", 10, false);
        outcomes.upsert(List.of(
                new Outcome(1, "s1", 20, true), new Outcome(1, "s2", 20, false), new Outcome(1, "s2", 30, true)));

        assertThat(outcomes.bySubject(1, "s1")).contains(new Outcome(1, "s1", 20, true));
        assertThat(outcomes.bySubject(1, "s2")).contains(new Outcome(1, "s2", 30, true));
        assertThat(outcomes.count(1)).isEqualTo(2);
        assertThat(outcomes.bySubject(9, "s1")).isEmpty();
    }
}

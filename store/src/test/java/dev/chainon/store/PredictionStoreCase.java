package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** The contract of {@link PredictionStore}, a case each; every adapter passes all of them. Each case has an epoch of its own. */
public enum PredictionStoreCase {
    WHAT_IS_WRITTEN_COMES_BACK((store, epoch) -> {
        Prediction written = prediction(epoch, 1, "ATL");
        store.upsert(List.of(written));
        assertThat(store.byId(written.id())).contains(written);
        assertThat(store.bySubject(epoch, "s1")).contains(written);
    }),
    NOTHING_IS_FOUND_WHERE_NOTHING_IS((store, epoch) -> {
        store.upsert(List.of());
        assertThat(store.byId(epoch + ":nobody")).isEmpty();
        assertThat(store.bySubject(epoch, "nobody")).isEmpty();
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 5)))
                .isEmpty();
        assertThat(store.history(epoch, Long.MIN_VALUE / 100_000, Long.MAX_VALUE / 100_000))
                .isEmpty();
        assertThat(store.count(epoch)).isZero();
    }),
    WRITTEN_AGAIN_IT_IS_THERE_ONCE((store, epoch) -> {
        List<Prediction> some = range(epoch, 20);
        store.upsert(some);
        store.upsert(some);
        assertThat(store.count(epoch)).isEqualTo(20);
        assertThat(store.history(epoch, 0, 1_000)).isEqualTo(some);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 100)))
                .hasSize(20);
    }),
    THE_LAST_WRITE_STAYS_EVERYWHERE((store, epoch) -> {
        Prediction first = prediction(epoch, 1, "ATL");
        Prediction last = changed(first, 0.75, 9_001);
        store.upsert(List.of(first, changed(first, 0.5, 9_000)));
        store.upsert(List.of(last));
        assertThat(store.byId(first.id())).contains(last);
        assertThat(store.bySubject(epoch, "s1")).contains(last);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 5)))
                .containsExactly(last);
        assertThat(store.history(epoch, 0, 1_000)).containsExactly(last);
    }),
    THE_LAST_OF_ONE_BATCH_STAYS((store, epoch) -> {
        Prediction first = prediction(epoch, 1, "ATL");
        store.upsert(List.of(first, changed(first, 0.125, 7)));
        assertThat(store.byId(first.id())).map(Prediction::probability).contains(0.125);
        assertThat(store.count(epoch)).isEqualTo(1);
    }),
    A_BOARD_HAS_THE_NEWEST_OF_ITS_PLACE_FIRST((store, epoch) -> {
        List<Prediction> some = new ArrayList<>(range(epoch, 30));
        some.add(prediction(epoch, 99, "ORD"));
        some.add(twin(prediction(epoch, 29, "ATL"), "e29-b", "other"));
        Collections.shuffle(some, new Random(7));
        store.upsert(some);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 3)))
                .extracting(Prediction::eventId)
                .containsExactly("e29", "e29-b", "e28");
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ORD", 3)))
                .hasSize(1);
    }),
    A_RANGE_HOLDS_ITS_FIRST_MINUTE_AND_NOT_ITS_LAST((store, epoch) -> {
        store.upsert(range(epoch, 30));
        assertThat(store.history(epoch, 105, 108))
                .extracting(Prediction::minute)
                .containsExactly(105L, 106L, 107L);
        assertThat(store.history(epoch, 108, 105)).isEmpty();
    }),
    A_RANGE_GOES_OVER_MIDNIGHT_AND_BEFORE_1970((store, epoch) -> {
        List<Prediction> some = List.of(at(epoch, "old", -1_441), at(epoch, "eve", 1_439), at(epoch, "day", 1_440));
        store.upsert(some);
        assertThat(store.history(epoch, -10_000, 10_000)).isEqualTo(some);
    }),
    THE_LATEST_ABOUT_A_SUBJECT_IS_FOUND((store, epoch) -> {
        Prediction early = prediction(epoch, 1, "ATL");
        Prediction late = new Prediction(epoch, "e1-late", "s1", 500, 0.5, "m", 1, 1, 5, early.facts());
        store.upsert(List.of(late, early));
        assertThat(store.bySubject(epoch, "s1")).contains(late);
    }),
    A_HUGE_BATCH_IS_KEPT_WHOLE((store, epoch) -> {
        List<Prediction> many = range(epoch, 5_000);
        store.upsert(many);
        assertThat(store.count(epoch)).isEqualTo(5_000);
        assertThat(store.history(epoch, 0, 10_000)).isEqualTo(many);
    }),
    FACTS_KEEP_EVERY_LETTER((store, epoch) -> {
        Map<String, String> facts = Map.of(
                PredictionStoreCase.FACT,
                "Zürich «東京» 🛫",
                "quote",
                "it's \"so\" \\ {}",
                "empty",
                "",
                "line",
                "a\nb\tc",
                "ключ",
                "ערך");
        Prediction written = new Prediction(epoch, "é:東", "s ü", 5, 1, "mødel", 2, 3, 4, facts);
        store.upsert(List.of(written));
        assertThat(store.byId(written.id())).contains(written);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "Zürich «東京» 🛫", 1)))
                .containsExactly(written);
    }),
    WITHOUT_THE_FACT_IT_IS_ON_NO_BOARD((store, epoch) -> {
        Prediction bare = new Prediction(epoch, "e", "s", 5, 0, "m", 1, 1, 1, Map.of());
        store.upsert(List.of(bare));
        assertThat(store.byId(bare.id())).contains(bare);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 1)))
                .isEmpty();
    }),
    EPOCHS_STAY_APART((store, epoch) -> {
        store.upsert(List.of(prediction(epoch, 1, "ATL"), prediction(epoch + 1, 1, "ATL")));
        assertThat(store.count(epoch)).isEqualTo(1);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 9)))
                .extracting(Prediction::epoch)
                .containsExactly(epoch);
        assertThat(store.bySubject(epoch, "s1")).map(Prediction::epoch).contains(epoch);
    }),
    OF_CONCURRENT_WRITES_ONE_STAYS_WHOLE((store, epoch) -> {
        Prediction base = prediction(epoch, 1, "ATL");
        List<Prediction> versions =
                IntStream.range(0, 40).mapToObj(i -> changed(base, i / 64.0, i)).toList();
        versions.parallelStream().forEach(version -> store.upsert(List.of(version)));
        assertThat(store.count(epoch)).isEqualTo(1);
        Prediction kept = store.byId(base.id()).orElseThrow();
        assertThat(versions).contains(kept);
        assertThat(store.board(new Board(epoch, PredictionStoreCase.FACT, "ATL", 9)))
                .containsExactly(kept);
    });

    /** The fact that boards go by in the kit. */
    public static final String FACT = "origin";

    private final BiConsumer<PredictionStore, Integer> check;

    PredictionStoreCase(BiConsumer<PredictionStore, Integer> check) {
        this.check = check;
    }

    /** Fails by an assertion where the store breaks the contract. */
    public void check(PredictionStore store) {
        check.accept(store, 100 + 10 * ordinal());
    }

    private static List<Prediction> range(int epoch, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prediction(epoch, i, "ATL"))
                .toList();
    }

    private static Prediction prediction(int epoch, int number, String place) {
        Map<String, String> facts = Map.of(PredictionStoreCase.FACT, place, "local", "06:15");
        return new Prediction(epoch, "e" + number, "s" + number, 100 + number, 0.25, "m", 1, number, 5, facts);
    }

    private static Prediction at(int epoch, String event, long minute) {
        return new Prediction(epoch, event, event, minute, 0.25, "m", 1, 1, 5, Map.of(PredictionStoreCase.FACT, "ATL"));
    }

    private static Prediction changed(Prediction p, double probability, long rawOffset) {
        return new Prediction(
                p.epoch(), p.eventId(), p.subject(), p.minute(), probability, "m", 2, rawOffset, 6, p.facts());
    }

    private static Prediction twin(Prediction p, String event, String subject) {
        return new Prediction(p.epoch(), event, subject, p.minute(), 0.5, "m", 1, 1, 6, p.facts());
    }
}

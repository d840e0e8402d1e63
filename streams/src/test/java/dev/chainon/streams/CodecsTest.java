package dev.chainon.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.core.model.Inputs;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

class CodecsTest {

    private final EventCodec<KettleEvent> events = new EventCodec<>(new Kettles().eventSchema());
    private final PredictionCodec predictions = new PredictionCodec();
    private final QuarantineCodec quarantine = new QuarantineCodec();

    @Property(tries = 300, seed = "1")
    void eventComesBackAsItWas(
            @ForAll int epoch,
            @ForAll long rawOffset,
            @ForAll String subject,
            @ForAll double litres,
            @ForAll Optional<Boolean> outcome) {
        String utf8 = Text.wellFormed(subject);
        LoggedEvent<KettleEvent> logged =
                new LoggedEvent<>(epoch, rawOffset, 7, new KettleEvent(utf8, "k", 9, litres, outcome));

        assertThat(events.decode(events.encode(logged))).isEqualTo(logged);
    }

    @Property(tries = 300, seed = "1")
    void quarantinedBytesComeBackUntouched(@ForAll byte[] raw, @ForAll String reason) {
        Quarantined q = new Quarantined(1, 2, 3, "rule", Text.wellFormed(reason), raw);

        Quarantined back = quarantine.decode(quarantine.encode(q));

        assertThat(back).usingRecursiveComparison().isEqualTo(q);
    }

    @Property(tries = 300, seed = "1")
    void anyBytesAreReadOrRefused_neverACrash(@ForAll byte[] garbage) {
        assertThatThrownBy(() -> events.decode(garbage)).isInstanceOf(UnreadableRecordException.class);
    }

    @Property(tries = 300, seed = "1")
    void cutOrDamagedRecordsAreReadOrRefused_neverACrash(@ForAll byte damage, @ForAll int where) {
        byte[] bytes = events.encode(KettleLog.label(4, "kettle-1", 60));
        int at = Math.floorMod(where, bytes.length);
        byte[] cut = Arrays.copyOf(bytes, at);
        bytes[at] ^= damage;

        assertThatThrownBy(() -> events.decode(cut)).isInstanceOf(UnreadableRecordException.class);
        try {
            events.decode(bytes);
        } catch (UnreadableRecordException e) {
            assertThat(e).hasMessageContaining("LoggedEvent");
        }
    }

    @Test
    void startsWithMarkerAndFingerprint_asTheAvroSpecificationSays() {
        ByteBuffer bytes =
                ByteBuffer.wrap(events.encode(KettleLog.instance(1, "a", 2))).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.getShort()).isEqualTo((short) 0x01C3);
        assertThat(bytes.getLong()).isEqualTo(SchemaNormalization.parsingFingerprint64(events.schema()));
    }

    @Test
    void predictionComesBack_andEqualOnesGiveEqualBytes() {
        Prediction p = prediction(Map.of("from", "Zürich", "to", "東京"));

        assertThat(predictions.decode(predictions.encode(p))).isEqualTo(p);
        assertThat(predictions.encode(prediction(Map.of("to", "東京", "from", "Zürich"))))
                .isEqualTo(predictions.encode(p));
    }

    @Property(tries = 100, seed = "1")
    void predictionKeepsWhatTheModelWasGiven_bitByBit(@ForAll float[] inputs) {
        Prediction bare = prediction(Map.of());
        Prediction p =
                new Prediction(3, "e", "s", 5, 0.25, "m", 2, 8, 9, Map.of(), OptionalDouble.empty(), Inputs.of(inputs));

        assertThat(predictions.decode(predictions.encode(p))).isEqualTo(p);
        assertThat(predictions.encode(p)).hasSizeLessThan(predictions.encode(bare).length + 4 * inputs.length + 3);
    }

    @Test
    void whatTheControlGroupSaidComesBack_andAPredictionOfBeforeIsReadWithoutIt() {
        Prediction p =
                new Prediction(3, "e", "s", 5, 0.25, "m", 2, 8, 9, Map.of(), OptionalDouble.of(0.3), Inputs.NONE);
        byte[] before = new SingleObject(Schemas.resource("prediction-1"))
                .encode(3, "e", "s", 5L, 0.25, "m", 2, 8L, 9L, new TreeMap<>(Map.of("from", "ORD")));

        assertThat(predictions.decode(predictions.encode(p))).isEqualTo(p);
        assertThat(predictions.decode(before)).isEqualTo(prediction(Map.of("from", "ORD")));
    }

    private static Prediction prediction(Map<String, String> facts) {
        return new Prediction(3, "e", "s", 5, 0.25, "m", 2, 8, 9, facts);
    }

    @Test
    void manyThreadsShareOneCodec() {
        assertThat(LongStream.range(0, 20_000).parallel().allMatch(i -> {
                    LoggedEvent<KettleEvent> logged = KettleLog.instance(i, "kettle-" + i, i);
                    return events.decode(events.encode(logged)).equals(logged);
                }))
                .isTrue();
    }

    @Test
    void travelsToAnotherJvm() throws Exception {
        LoggedEvent<KettleEvent> logged = KettleLog.label(4, "kettle-1", 60);

        assertThat(copy(events).decode(copy(events).encode(logged))).isEqualTo(logged);
        assertThat(copy(predictions).encode(prediction(Map.of()))).isEqualTo(predictions.encode(prediction(Map.of())));
        assertThat(copy(quarantine).schema()).isEqualTo(quarantine.schema());
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}

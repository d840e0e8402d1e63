package dev.chainon.serving;

import com.typesafe.config.ConfigFactory;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.streams.ContractHeader;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionReader;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A replay of its own on a bed: topics, the start of the engine, and events to come. */
final class Replay {

    private static final EventCodec<KettleEvent> CODEC = new EventCodec<>(Bed.KETTLES.eventSchema());

    private final Bed bed;
    private final Topics topics;
    private int kettles;
    private Optional<String> contract = Optional.of(Bed.KETTLES.contract().version());

    Replay(Bed bed) throws IOException {
        this.bed = bed;
        this.topics = bed.newTopics();
        try (TopicAdmin admin = new TopicAdmin(bed.bootstrap())) {
            admin.create(topics);
        }
        Files.createDirectories(snapshots());
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(start()))) {
            Bed.KETTLES.features().newEngine().snapshot(out);
        }
    }

    Topics topics() {
        return topics;
    }

    /** Folder of the snapshots of the engine. */
    Path snapshots() {
        return bed.folder().resolve("snapshots/e" + topics.epoch());
    }

    /** What the engine starts from. */
    Path start() {
        return snapshots().resolve("start.bin");
    }

    /** What is boiled from now on was judged under another version of the contract, or by a release that did not say. */
    void under(Optional<String> version) {
        contract = version;
    }

    /** One kettle each ten minutes, with its label. */
    void boil(int count) {
        for (int end = kettles + count; kettles < end; kettles++) {
            KettleEvent on = new KettleEvent("k" + kettles, "blue", 10L * kettles, 1, Optional.empty());
            send(2L * kettles, on);
            send(
                    2L * kettles + 1,
                    new KettleEvent(on.subject(), "blue", on.minute() + 5, 1, Optional.of(kettles % 2 == 0)));
        }
        bed.producer().flush();
    }

    private void send(long rawOffset, KettleEvent event) {
        byte[] bytes = CODEC.encode(new LoggedEvent<>(topics.epoch(), rawOffset, System.currentTimeMillis(), event));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topics.clean(), bytes);
        contract.ifPresent(version -> record.headers().add(ContractHeader.NAME, ContractHeader.value(version)));
        bed.producer().send(record);
    }

    /** The raw records of the first kettles; the seventh was measured in cups. */
    void feed(int count) {
        for (int k = 0; k < count; k++) {
            String on = "k" + k + ",blue," + 10 * k + "," + (k == 7 ? 40 : 1);
            for (String raw : List.of(on, on + "," + (k % 2 == 0))) {
                bed.producer().send(new ProducerRecord<>(topics.raw(), raw.getBytes(StandardCharsets.UTF_8)));
            }
        }
        bed.producer().flush();
    }

    ServingSettings settings() {
        return ServingSettings.read(bed.settings(topics.epoch())
                .withFallback(ConfigFactory.defaultReference())
                .resolve());
    }

    /** A replica in a process of its own, which is on its way up. */
    KettleServe replica() throws IOException {
        return new KettleServe(bed.folder(), bed.settings(topics.epoch()));
    }

    List<String> expected() {
        return IntStream.range(0, kettles)
                .mapToObj(k -> topics.epoch() + ":k" + k + "/I")
                .toList();
    }

    /** All predictions on the topic, once the last expected one is there. */
    List<Prediction> published() {
        List<Prediction> all = new ArrayList<>();
        try (PredictionReader reader = PredictionLog.reader(bed.bootstrap(), topics)) {
            reader.seekToStart();
            String last = expected().get(kettles - 1);
            Await.until("prediction " + last, Duration.ofSeconds(60), () -> {
                all.addAll(reader.poll(Duration.ofMillis(50)));
                return !all.isEmpty() && all.get(all.size() - 1).id().equals(last);
            });
        }
        return all;
    }

    /** The identifiers of {@link #published}. */
    List<String> publishedIds() {
        return published().stream().map(Prediction::id).toList();
    }
}

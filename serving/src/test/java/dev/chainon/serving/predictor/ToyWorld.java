package dev.chainon.serving.predictor;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.KettleEvent;
import dev.chainon.core.toy.Kettles;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.OnnxFile;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.serving.model.ServedModel;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/** A broker, a snapshot folder and replicas of the toy use case, all in memory but for the folder. */
final class ToyWorld implements AutoCloseable {

    static final Kettles KETTLES = new Kettles();

    final Path snapshotFolder;
    final List<LoggedEvent<KettleEvent>> log = new CopyOnWriteArrayList<>();
    final List<Prediction> published = new CopyOnWriteArrayList<>();
    final List<SnapshotPointer> pointers = new CopyOnWriteArrayList<>();
    final ModelSlot slot = new ModelSlot();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Telemetry telemetry = new Telemetry() {
        @Override
        public void count(String name, long amount, String... labels) {
            counts.computeIfAbsent(name, key -> new LongAdder()).add(amount);
        }

        @Override
        public void time(String name, long nanos, String... labels) {}

        @Override
        public void gauge(String name, DoubleSupplier value, String... labels) {}
    };
    private final List<Member> members = new ArrayList<>();
    private final List<LoggedEvent<KettleEvent>> raw = new ArrayList<>();

    ToyWorld(Path folder) {
        this.snapshotFolder = folder.resolve("snapshots");
        int width = KETTLES.features().names().size();
        OnnxModel network = OnnxModel.open(OnnxFile.logistic(folder.resolve("model.onnx"), width, 0.3f, -0.5f), width);
        slot.serve(new ServedModel(KETTLES.modelName(), 7, KETTLES.features().names(), network));
    }

    /** Writes the state before the first event, as the history job does. */
    ToyWorld withStart() {
        try {
            Files.createDirectories(snapshotFolder);
            try (DataOutputStream out =
                    new DataOutputStream(Files.newOutputStream(snapshotFolder.resolve("start.bin")))) {
                KETTLES.features().newEngine().snapshot(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Appends so many kettles, one each ten minutes, with their labels. */
    void boil(int kettles) {
        List<LoggedEvent<KettleEvent>> next = new ArrayList<>();
        for (int i = 0; i < kettles; i++) {
            int number = raw.size() / 2;
            long minute = 10L * number;
            String subject = "k" + number;
            KettleEvent instance = new KettleEvent(subject, "blue", minute, number % 5, Optional.empty());
            for (KettleEvent event : List.of(
                    instance, new KettleEvent(subject, "blue", minute + 9, number % 5, Optional.of(number % 3 == 0)))) {
                LoggedEvent<KettleEvent> logged = new LoggedEvent<>(1, raw.size(), 1000L + raw.size(), event);
                raw.add(logged);
                next.add(logged);
            }
        }
        log.addAll(next);
    }

    /** What all replicas together have counted. */
    long count(String name) {
        return counts.getOrDefault(name, new LongAdder()).sum();
    }

    List<String> expectedIds() {
        return raw.stream()
                .filter(l -> l.event().outcome().isEmpty())
                .map(l -> "1:" + l.event().id())
                .toList();
    }

    List<String> publishedIds() {
        return published.stream().map(Prediction::id).toList();
    }

    Member join() {
        Member member = new Member();
        members.add(member);
        member.predictor.start();
        return member;
    }

    @Override
    public void close() {
        members.forEach(m -> m.predictor.close());
        slot.close();
    }

    /** One replica. */
    final class Member {

        final Health health = new Health();
        final LiveEngine<KettleEvent> engine = new LiveEngine<>(KETTLES.features());
        final Log reader = new Log();
        final AtomicInteger deaths = new AtomicInteger();
        volatile boolean leads;
        volatile boolean brokerAway;
        volatile boolean skewed;
        final Predictor<KettleEvent> predictor = new Predictor<>(new Predictor.Parts<>(
                KETTLES.features(),
                engine,
                reader,
                new Scorer<>(KETTLES, slot, telemetry, new Scorer.Beside((predictions, rows) -> {}, () -> skewed)),
                new Publication(new Topic(this), () -> leads, published -> {}, new ReplicaAudit(telemetry)),
                new Snapshots(snapshotFolder, new Index(), 3),
                () -> leads,
                health,
                deaths::incrementAndGet));

        Member lead() {
            leads = true;
            return this;
        }

        long minute() {
            return predictor.status().minute();
        }
    }

    /** The clean log without its broker. */
    final class Log implements EventLog<KettleEvent> {

        private int position;
        volatile int firstRead = -1;
        volatile boolean broken;

        @Override
        public void seekToStart() {
            position = 0;
        }

        @Override
        public void seek(long place) {
            position = (int) place;
        }

        @Override
        public List<LoggedEvent<KettleEvent>> poll(Duration patience) {
            if (broken) {
                throw new IllegalStateException("planted");
            }
            List<LoggedEvent<KettleEvent>> all = List.copyOf(log);
            List<LoggedEvent<KettleEvent>> next = all.subList(position, Math.min(all.size(), position + 40));
            if (next.isEmpty()) {
                LockSupport.parkNanos(500_000);
            } else if (firstRead < 0) {
                firstRead = position;
            }
            position += next.size();
            return next;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long end() {
            return log.size();
        }

        @Override
        public void snapshot(DataOutputStream out) throws IOException {
            out.writeInt(position);
        }

        @Override
        public void restore(DataInputStream in) throws IOException {
            position = in.readInt();
        }

        @Override
        public void close() {}
    }

    private final class Topic implements PredictionTopic {

        private final Member member;
        private int position;

        Topic(Member member) {
            this.member = member;
        }

        @Override
        public List<Prediction> poll() {
            List<Prediction> all = List.copyOf(published);
            List<Prediction> next = all.subList(position, all.size());
            position = all.size();
            return next;
        }

        @Override
        public long readToEnd() {
            List<Prediction> all = List.copyOf(published);
            long greatest = all.subList(position, all.size()).stream()
                    .mapToLong(Prediction::rawOffset)
                    .max()
                    .orElse(-1);
            position = all.size();
            return greatest;
        }

        @Override
        public void publish(List<Prediction> predictions) {
            if (member.brokerAway) {
                throw new org.apache.kafka.common.errors.TimeoutException("planted");
            }
            published.addAll(predictions);
        }

        @Override
        public void close() {}
    }

    private final class Index implements SnapshotIndex {

        @Override
        public void publish(SnapshotPointer pointer) {
            pointers.add(pointer);
        }

        @Override
        public List<SnapshotPointer> newestFirst() {
            List<SnapshotPointer> newest = new ArrayList<>(pointers);
            Collections.reverse(newest);
            return newest;
        }

        @Override
        public void close() {}
    }
}

package dev.chainon.monitoring.stream;

import dev.chainon.core.process.Telemetry;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast each topic of an epoch grows, and how far its readers are behind, by a look at the ends of the topics every two seconds. */
public final class StreamPulse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamPulse.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int LOOKS = 6;

    /** Says how many records a reader has not read, given the end of its topic; empty when nobody tells. */
    public interface Follower {
        OptionalLong lag(long end);

        /** One that tells where it is. */
        static Follower at(java.util.function.Supplier<OptionalLong> position) {
            return end -> {
                OptionalLong place = position.get();
                return place.isPresent() ? OptionalLong.of(Math.max(0, end - place.getAsLong())) : OptionalLong.empty();
            };
        }
    }

    /** One reader and its lag in records; empty when nobody tells. */
    public record Reader(String name, OptionalLong lag) {}

    /**
     * One topic.
     *
     * @param perSecond records a second over the last ten seconds; empty after the first look
     */
    public record Topic(String key, String name, OptionalDouble perSecond, long records, List<Reader> readers) {
        public Topic {
            readers = List.copyOf(readers);
        }
    }

    private record Look(long nanos, Map<String, Long> ends) {}

    private final TopicAdmin admin;
    private final Topics topics;
    private final Map<String, Map<String, Follower>> followers = new LinkedHashMap<>();
    private final Deque<Look> looks = new ArrayDeque<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(StreamPulse::thread);
    private volatile List<Topic> seen = List.of();
    private volatile long answered = System.nanoTime();

    public StreamPulse(TopicAdmin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
        List.of("raw", "clean", "quarantine", "predictions").forEach(key -> followers.put(key, new LinkedHashMap<>()));
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "stream-pulse");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds a reader before the start. */
    public StreamPulse reader(String topicKey, String name, Follower follower) {
        followers.getOrDefault(topicKey, new LinkedHashMap<>()).put(name, follower);
        return this;
    }

    /** Each reader's lag as a measure; not a number while nobody tells. */
    public void publish(Telemetry telemetry) {
        followers.forEach((key, readers) -> readers.keySet()
                .forEach(name -> telemetry.gauge(
                        "chainon_stream_lag_records", () -> lag(key, name), "topic", key, "reader", name)));
    }

    /** For how long the broker has not answered a look at the ends of its topics. */
    public double silentSeconds() {
        return (System.nanoTime() - answered) / 1e9;
    }

    private double lag(String key, String reader) {
        return seen.stream()
                .filter(topic -> topic.key().equals(key))
                .flatMap(topic -> topic.readers().stream())
                .filter(r -> r.name().equals(reader) && r.lag().isPresent())
                .mapToDouble(r -> r.lag().getAsLong())
                .findFirst()
                .orElse(Double.NaN);
    }

    public StreamPulse start() {
        worker.scheduleWithFixedDelay(this::look, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** The latest look; empty while the broker does not answer. */
    public List<Topic> topics() {
        return seen;
    }

    void look() {
        try {
            looks.addLast(new Look(System.nanoTime(), admin.ends(topics)));
            answered = System.nanoTime();
            if (looks.size() > LOOKS) {
                looks.removeFirst();
            }
            List<Topic> found = new ArrayList<>();
            followers.forEach((key, readers) -> found.add(topic(key, name(key), readers)));
            seen = List.copyOf(found);
        } catch (RuntimeException e) {
            LOG.warn("the ends of the topics are not known this time: {}", e.getMessage());
            looks.clear();
            seen = List.of();
        }
    }

    private String name(String key) {
        return topics.all().stream()
                .filter(name -> name.contains("." + key + "."))
                .findFirst()
                .orElse(key);
    }

    private Topic topic(String key, String name, Map<String, Follower> readers) {
        long end = looks.getLast().ends().getOrDefault(name, 0L);
        List<Reader> lags = new ArrayList<>();
        readers.forEach((reader, follower) -> lags.add(new Reader(reader, follower.lag(end))));
        return new Topic(key, name, rate(name, end), end, lags);
    }

    private OptionalDouble rate(String name, long end) {
        Look first = looks.getFirst();
        double seconds = (looks.getLast().nanos() - first.nanos()) / 1e9;
        return seconds > 0
                ? OptionalDouble.of((end - first.ends().getOrDefault(name, end)) / seconds)
                : OptionalDouble.empty();
    }

    @Override
    public void close() {
        worker.shutdownNow();
        admin.close();
    }
}

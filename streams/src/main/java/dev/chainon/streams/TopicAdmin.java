package dev.chainon.streams;

import dev.chainon.core.contract.Contract;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DeleteTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of an epoch, tells where they begin and end, and removes them: one partition each, because its order is the order of the log; stamped on
 * append, and kept as long as the contract says, or until they are removed.
 */
public final class TopicAdmin implements AutoCloseable {

    /** Stamps of the replayed years would be deleted by retention: the broker's clock is the stamp. */
    private static final Map<String, String> SETTINGS =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime", TopicConfig.RETENTION_MS_CONFIG, "-1");

    /** A broker deletes whole closed segments: one that is closed after a day outlives its first record by no more. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final String bootstrap;
    private final Duration patience;
    private final Admin admin;

    public TopicAdmin(String bootstrap) {
        this(bootstrap, Duration.ofSeconds(30));
    }

    TopicAdmin(String bootstrap, Duration patience) {
        this.bootstrap = bootstrap;
        this.patience = patience;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /**
     * Creates what is missing, and lets every topic keep its records as long as the contract says of it, or for ever where it sets no end. Topics that are
     * there follow a contract that changed.
     *
     * @throws IllegalStateException if the broker does not answer or refuses
     */
    public void create(Topics topics, Contract contract) {
        create(topics);
        Map<ConfigResource, Collection<AlterConfigOp>> wanted = new HashMap<>();
        topics.all()
                .forEach(topic -> wanted.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, topic),
                        kept(contract.retentionAt(Topics.place(topic)))));
        admin.incrementalAlterConfigs(wanted, new AlterConfigsOptions().timeoutMs((int) patience.toMillis()))
                .values()
                .forEach((resource, altered) -> await(resource.name(), altered));
    }

    private static Collection<AlterConfigOp> kept(Optional<Duration> period) {
        return List.of(
                set(
                        TopicConfig.RETENTION_MS_CONFIG,
                        period.map(Duration::toMillis).orElse(-1L)),
                period.map(time -> set(TopicConfig.SEGMENT_MS_CONFIG, Math.min(time.toMillis(), SEGMENT.toMillis())))
                        .orElseGet(() -> new AlterConfigOp(
                                new ConfigEntry(TopicConfig.SEGMENT_MS_CONFIG, null), AlterConfigOp.OpType.DELETE)));
    }

    private static AlterConfigOp set(String name, long value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value)), AlterConfigOp.OpType.SET);
    }

    /**
     * Creates what is missing and keeps it for ever; topics that are there stay as they are. Then all of them take records.
     *
     * @throws IllegalStateException if the broker does not answer or refuses
     */
    public void create(Topics topics) {
        List<NewTopic> wanted = topics.all().stream()
                .map(name -> new NewTopic(name, 1, (short) 1).configs(SETTINGS))
                .toList();
        admin.createTopics(wanted, new CreateTopicsOptions().timeoutMs((int) patience.toMillis()))
                .values()
                .forEach(this::await);
        awaitLeaders(topics);
    }

    /**
     * Removes the topics of an epoch with all their records, and gives the names of those that were there.
     *
     * @throws IllegalStateException if the broker does not answer or refuses
     */
    public List<String> remove(Topics topics) {
        Set<String> there = names();
        List<String> removed = topics.all().stream().filter(there::contains).toList();
        admin.deleteTopics(removed, new DeleteTopicsOptions().timeoutMs((int) patience.toMillis()))
                .topicNameValues()
                .forEach(this::await);
        return removed;
    }

    private Set<String> names() {
        try {
            return admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker at " + bootstrap + " does not list its topics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker at " + bootstrap + " listed its topics", e);
        }
    }

    /**
     * A new topic is there a moment before its partition is led. A producer that writes in between gets its first batch refused and its second one taken, and
     * the broker then refuses the first for ever as out of order. Offsets are answered by the leader alone; a broker that is busy may not know the topic yet.
     */
    void awaitLeaders(Topics topics) {
        long limit = System.nanoTime() + patience.toNanos();
        boolean led = false;
        while (!led) {
            try {
                firsts(topics);
                led = true;
            } catch (IllegalStateException e) {
                if (!passing(e) || System.nanoTime() > limit) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static boolean passing(IllegalStateException e) {
        return e.getCause() instanceof ExecutionException answer && answer.getCause() instanceof RetriableException;
    }

    /**
     * The offset after the last record of each topic, by the topic's name.
     *
     * @throws IllegalStateException if the broker does not answer, or a topic is not there
     */
    public Map<String, Long> ends(Topics topics) {
        return offsets(topics, OffsetSpec.latest());
    }

    /**
     * The offset of the first record of each topic that is kept, by the topic's name.
     *
     * @throws IllegalStateException if the broker does not answer, or a topic is not there
     */
    public Map<String, Long> firsts(Topics topics) {
        return offsets(topics, OffsetSpec.earliest());
    }

    private Map<String, Long> offsets(Topics topics, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        topics.all().forEach(topic -> wanted.put(new TopicPartition(topic, 0), which));
        try {
            Map<String, Long> offsets = new HashMap<>();
            admin.listOffsets(wanted)
                    .all()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((partition, found) -> offsets.put(partition.topic(), found.offset()));
            return offsets;
        } catch (ExecutionException | TimeoutException e) {
            throw unreadable(topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(topics, e);
        }
    }

    private IllegalStateException unreadable(Topics topics, Exception e) {
        return new IllegalStateException(
                "cannot read the offsets of the topics of epoch " + topics.epoch() + " on the broker at " + bootstrap,
                e);
    }

    private void await(String topic, KafkaFuture<Void> created) {
        try {
            created.get(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (!(cause instanceof TopicExistsException)) {
                throw failed(topic, cause);
            }
        } catch (TimeoutException e) {
            throw failed(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(topic, e);
        }
    }

    private IllegalStateException failed(String topic, Throwable cause) {
        return new IllegalStateException(
                "cannot set up topic " + topic + " on the broker at " + bootstrap + ": " + cause.getMessage()
                        + "; is the broker running?",
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}

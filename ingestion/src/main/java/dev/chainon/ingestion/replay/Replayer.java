package dev.chainon.ingestion.replay;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the feed of some days to the raw topic, each minute at its time divided by the speed, and goes on where the topic ends after a restart. */
public final class Replayer {

    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);

    private final ReplaySettings settings;
    private final Topics topics;
    private final Telemetry telemetry;
    private final Progress progress;

    public Replayer(ReplaySettings settings, Topics topics, Telemetry telemetry, Progress progress) {
        this.settings = settings;
        this.topics = topics;
        this.telemetry = telemetry;
        this.progress = progress;
    }

    /**
     * Sends until the days are over.
     *
     * @return how many messages the raw topic holds of this replay
     */
    public long run() throws IOException {
        Path folder = settings.home().resolve("feed");
        try (RawTopic raw = new RawTopic(settings.bootstrap(), topics.raw());
                Feed feed = new Feed(folder, settings.days());
                PlantLog plants = new PlantLog(
                        settings.home().resolve("logs").resolve("plants-e" + topics.epoch() + ".ndjson"))) {
            Planter messages = settings.messages(feed);
            long number = skip(messages, raw.nextNumber());
            progress.ready(topics.raw());
            number = send(messages, raw, plants, number);
            raw.flush();
            LOG.info(
                    "the feed is over: epoch={} records={} lastDay={}",
                    topics.epoch(),
                    number,
                    settings.days().get(settings.days().size() - 1));
            return number;
        }
    }

    private long skip(Planter messages, long sent) {
        long number = 0;
        while (number < sent && messages.hasNext()) {
            messages.next();
            number++;
        }
        LOG.info("replay begins: epoch={} speed={} atRecord={}", topics.epoch(), settings.speed(), number);
        return number;
    }

    private long send(Planter messages, RawTopic raw, PlantLog plants, long first) throws IOException {
        Minutes minutes = new Minutes(messages);
        if (!minutes.hasNext()) {
            return first;
        }
        long number = first;
        List<Message> now = minutes.next();
        Pace pace = new Pace(System::nanoTime, settings.speed(), now.get(0).minute());
        while (!now.isEmpty()) {
            for (int i = 0; i < now.size(); i++) {
                pace.await(now.get(i).minute(), (double) i / now.size());
                raw.send(number, now.get(i));
                plants.sent(number, now.get(i));
                number++;
            }
            telemetry.count("chainon_replay_records_total", now.size());
            now = minutes.hasNext() ? minutes.next() : List.of();
        }
        return number;
    }
}

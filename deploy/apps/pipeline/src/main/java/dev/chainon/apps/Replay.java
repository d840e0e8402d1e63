package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.replay.Disturbance;
import dev.chainon.ingestion.replay.ReplaySettings;
import dev.chainon.ingestion.replay.Replayer;
import dev.chainon.lineage.Emitter;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the feed of the replayed days to the raw topic. At their end it says so and rests until its launcher ends it. */
public final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private Replay() {}

    private static Disturbance disturbance(Config chainon, ReplaySettings settings) {
        return new Disturbance(
                FaultFolder.of(chainon.getString("profile"), chainon.getBoolean("faults.enabled"), settings.home()),
                new LaterArrivals());
    }

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            Config chainon = Launch.settings();
            ReplaySettings settings = ReplaySettings.of(chainon);
            Flights flights = new Flights();
            Topics topics = new Topics(flights.topicPrefix(), settings.epoch());
            try (TopicAdmin admin = new TopicAdmin(settings.bootstrap())) {
                admin.create(topics, flights.contract());
            }
            Replayer.Reports reports = new Replayer.Reports(
                    Telemetry.NONE,
                    progress,
                    Emitter.untilExit(chainon, "replay", Telemetry.NONE).chronicle());
            long records = new Replayer(settings, topics, reports, disturbance(chainon, settings)).run();
            progress.result("{\"replay.records\":" + records + "}");
            if (!Launch.attached()) {
                new CountDownLatch(1).await();
            }
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the replay stopped", e);
            System.exit(3);
        }
    }
}

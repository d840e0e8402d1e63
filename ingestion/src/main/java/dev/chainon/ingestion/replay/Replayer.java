package dev.chainon.ingestion.replay;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import dev.chainon.ingestion.export.FeedFiles;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the feed of some days to the raw topic, each minute at its time divided by the speed that is wished at the desk of its home, and goes on where the
 * topic ends after a restart.
 */
public final class Replayer {

    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);

    private final ReplaySettings settings;
    private final Topics topics;
    private final Reports reports;
    private final Disturbance disturbance;

    /** Whom the replay tells how it goes. */
    public record Reports(Telemetry telemetry, Progress progress, Chronicle chronicle) {}

    public Replayer(ReplaySettings settings, Topics topics, Reports reports) {
        this(settings, topics, reports, Disturbance.NONE);
    }

    public Replayer(ReplaySettings settings, Topics topics, Reports reports, Disturbance disturbance) {
        this.settings = settings;
        this.topics = topics;
        this.reports = reports;
        this.disturbance = disturbance;
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
                PlantLog plants =
                        new PlantLog(settings.home().resolve("logs").resolve("plants-e" + topics.epoch() + ".ndjson"));
                ReplayLineage lineage = new ReplayLineage(reports.chronicle(), settings, topics)) {
            Conductor conductor = conductor(folder);
            Planter messages = settings.messages(feed);
            long number = skip(messages, raw.nextNumber());
            reports.progress().ready(topics.raw());
            number = send(messages, raw, new Witnesses(plants, lineage, conductor), number);
            raw.flush();
            lineage.complete();
            conductor.over();
            LOG.info(
                    "the feed is over: epoch={} records={} lastDay={}",
                    topics.epoch(),
                    number,
                    settings.days().get(settings.days().size() - 1));
            return number;
        }
    }

    private Conductor conductor(Path folder) throws IOException {
        LocalDate first = settings.days().get(0);
        List<LocalDate> open = FeedFiles.days(folder).stream()
                .filter(day -> day.isBefore(settings.sealedFrom()))
                .toList();
        ReplayState state = new ReplayState(
                Instant.now(),
                topics.epoch(),
                first,
                first.toEpochDay() * 1440,
                new Tempo(settings.speed(), false),
                false,
                open,
                settings.sealedFrom());
        return new Conductor(new ReplayDesk(settings.home()), state, Pace.Clock.SYSTEM);
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

    /** Who writes down what was sent; the last also says when. */
    private record Witnesses(PlantLog plants, ReplayLineage lineage, Conductor conductor) {}

    private long send(Planter messages, RawTopic raw, Witnesses witnesses, long first) throws IOException {
        long number = lead(messages, raw, witnesses, first);
        Timetable due = new Timetable(messages, witnesses.conductor(), Pace.Clock.SYSTEM);
        while (due.hasNext()) {
            send(due.next(), raw, witnesses, number);
            number++;
        }
        return number;
    }

    private long lead(Planter messages, RawTopic raw, Witnesses witnesses, long first) throws IOException {
        // A replay that is started again while somebody holds it sends nothing.
        if (witnesses.conductor().get().paused()) {
            return first;
        }
        long number = first;
        try (TopicAdmin admin = new TopicAdmin(settings.bootstrap())) {
            LeadIn lead = new LeadIn(settings.leadIn(), new TopicAnswers(admin, topics), Pace.Clock.SYSTEM);
            while (lead.goesOn() && messages.hasNext()) {
                send(messages.next(), raw, witnesses, number);
                number++;
                lead.sent();
            }
            lead.end();
        }
        return number;
    }

    private void send(Message due, RawTopic raw, Witnesses witnesses, long number) throws IOException {
        Message message = disturbance.sent(due);
        disturbance.stray(message).ifPresent(raw::sendStray);
        raw.send(number, message);
        witnesses.conductor().at(message.minute());
        witnesses.plants().sent(number, message);
        reports.telemetry().count("chainon_replay_records_total", 1);
        witnesses.lineage().sent(1);
    }
}

package dev.chainon.monitoring;

import dev.chainon.monitoring.process.MeasureReader;
import dev.chainon.monitoring.projection.Projector;
import dev.chainon.monitoring.stream.StreamPulse;
import dev.chainon.monitoring.stream.StreamWatch;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.util.Map;
import java.util.OptionalLong;

/** Those who read the topics of an epoch. */
record Followers(StreamWatch<?> watch, Projector<?> predictions, Projector<?> outcomes) {

    private static final String PREDICTOR_PLACE = "chainon_predictor_log_position";

    /** Who reads what: those of this process tell their places, the predictors publish theirs, the copy to the back office tells nobody. */
    StreamPulse pulse(MonitoringSettings settings, Topics topics) {
        StreamPulse found = new StreamPulse(new TopicAdmin(settings.bootstrap()), topics)
                .reader("raw", "purification", StreamPulse.Follower.at(() -> watch.position("raw")));
        MeasureReader measures = new MeasureReader(settings.key());
        settings.targets().entrySet().stream()
                .filter(target -> target.getKey().startsWith("serving"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(target -> found.reader(
                        "clean",
                        target.getKey(),
                        StreamPulse.Follower.at(() -> measures.read(target.getValue(), PREDICTOR_PLACE))));
        return found.reader("clean", "copy", end -> OptionalLong.empty())
                .reader("clean", "outcomes", end -> OptionalLong.of(outcomes.lag()))
                .reader("clean", "monitor", StreamPulse.Follower.at(() -> watch.position("clean")))
                .reader("quarantine", "monitor", StreamPulse.Follower.at(() -> watch.position("quarantine")))
                .reader("predictions", "projector", end -> OptionalLong.of(predictions.lag()))
                .reader("predictions", "monitor", StreamPulse.Follower.at(() -> watch.position("predictions")));
    }
}

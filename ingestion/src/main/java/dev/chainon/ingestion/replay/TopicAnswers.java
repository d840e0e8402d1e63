package dev.chainon.ingestion.replay;

import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.util.Map;

/** Answers counted by the ends of an epoch's topics. A stream that was killed repeats itself, and then says more than it did. */
record TopicAnswers(TopicAdmin admin, Topics topics) implements LeadIn.Answers {

    @Override
    public long judged() {
        Map<String, Long> ends = admin.ends(topics);
        return ends.getOrDefault(topics.clean(), 0L) + ends.getOrDefault(topics.quarantine(), 0L);
    }

    @Override
    public long predicted() {
        return admin.ends(topics).getOrDefault(topics.predictions(), 0L);
    }
}

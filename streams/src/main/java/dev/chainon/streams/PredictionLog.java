package dev.chainon.streams;

/** The predictions topic, which is the truth about what was predicted: its publisher and its reader. */
public final class PredictionLog {

    private PredictionLog() {}

    public static PredictionPublisher publisher(String bootstrap, Topics topics) {
        return new PredictionPublisher(bootstrap, topics);
    }

    /** A reader that stands at the first prediction. */
    public static PredictionReader reader(String bootstrap, Topics topics) {
        return new PredictionReader(bootstrap, topics);
    }
}

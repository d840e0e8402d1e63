package dev.chainon.serving.predictor;

/**
 * Where a predictor is.
 *
 * @param leads whether it publishes
 * @param unpublished predictions it keeps
 * @param lastPublished greatest raw offset it has seen published; -1 before the first
 * @param position place in the clean topic
 * @param minute the engine's minute
 */
public record PredictorStatus(boolean leads, int unpublished, long lastPublished, long position, long minute) {
    static final PredictorStatus NONE = new PredictorStatus(false, 0, -1, 0, Long.MIN_VALUE);
}

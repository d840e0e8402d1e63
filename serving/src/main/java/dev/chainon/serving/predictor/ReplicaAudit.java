package dev.chainon.serving.predictor;

import dev.chainon.core.model.Prediction;
import dev.chainon.core.process.Telemetry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two replicas that read the same log give the same prediction of an instance. A standby has both, its own and the one that the leader published: where they differ, one of
 * them gave the model something else than its features.
 */
final class ReplicaAudit {

    /** Rounding of other batch sizes stays below a millionth. */
    private static final double TOLERANCE = 1e-4;

    private final Telemetry telemetry;

    ReplicaAudit(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** Compares those of the same instance and the same version of the model. */
    void compare(Collection<Prediction> own, List<Prediction> published) {
        if (own.isEmpty() || published.isEmpty()) {
            return;
        }
        Map<String, Prediction> others = new HashMap<>();
        published.forEach(each -> others.put(each.id(), each));
        long compared = 0;
        long different = 0;
        for (Prediction each : own) {
            Prediction other = others.get(each.id());
            if (other != null && other.modelVersion() == each.modelVersion()) {
                compared++;
                different += Math.abs(other.probability() - each.probability()) > TOLERANCE ? 1 : 0;
            }
        }
        telemetry.count("chainon_replicas_compared_total", compared);
        telemetry.count("chainon_replicas_disagree_total", different);
    }
}

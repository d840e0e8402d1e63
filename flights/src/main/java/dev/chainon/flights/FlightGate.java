package dev.chainon.flights;

import dev.chainon.core.model.Gate;
import dev.chainon.core.model.ModelMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a model must reach on May before it may serve, and what would be too good to be true. */
final class FlightGate implements Gate {

    private static final double LEAST_AUC = 0.869;
    private static final double LEAK_AUC = 0.905;
    private static final double MOST_LOG_LOSS = 0.295;
    private static final double MOST_ECE = 0.02;
    private static final double MOST_PARITY = 1e-5;
    private static final double TOLERANCE = 0.002;

    @Override
    public Verdict judge(ModelMetrics candidate, Optional<ModelMetrics> champion, double parity) {
        List<String> reasons = new ArrayList<>();
        boolean passed =
                check(reasons, candidate.auc() >= LEAST_AUC, "AUC %.4f, at least %.4f", candidate.auc(), LEAST_AUC);
        passed &= check(
                reasons,
                candidate.auc() <= LEAK_AUC,
                "AUC %.4f, at most %.4f: above it a label leaks",
                candidate.auc(),
                LEAK_AUC);
        passed &= check(
                reasons,
                candidate.logLoss() <= MOST_LOG_LOSS,
                "log loss %.4f, at most %.4f",
                candidate.logLoss(),
                MOST_LOG_LOSS);
        passed &= check(
                reasons,
                candidate.ece() <= MOST_ECE,
                "calibration error %.4f, at most %.4f",
                candidate.ece(),
                MOST_ECE);
        passed &= check(
                reasons, parity <= MOST_PARITY, "ONNX differs from DL4J by %.2e, at most %.0e", parity, MOST_PARITY);
        if (champion.isPresent()) {
            double least = champion.get().auc() - TOLERANCE;
            passed &= check(
                    reasons,
                    candidate.auc() >= least,
                    "AUC %.4f, the champion's less %.4f",
                    candidate.auc(),
                    TOLERANCE);
        }
        return new Verdict(passed, reasons);
    }

    private static boolean check(List<String> reasons, boolean met, String format, double found, double bound) {
        reasons.add((met ? "met: " : "NOT met: ") + String.format(Locale.ROOT, format, found, bound));
        return met;
    }
}

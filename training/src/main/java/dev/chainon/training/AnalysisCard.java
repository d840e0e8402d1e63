package dev.chainon.training;

import dev.chainon.core.model.Grouping;
import dev.chainon.training.evaluation.Errors;
import dev.chainon.training.evaluation.Estimate;
import dev.chainon.training.evaluation.GroupReport;
import dev.chainon.training.evaluation.Importance;
import dev.chainon.training.evaluation.Sweep;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/** The part of a model card that shows where the model is good and where it is wrong; its plots lie beside the card. */
final class AnalysisCard {

    private static final int FEATURES = 12;

    private final Identity identity;
    private final Analysis analysis;
    private final List<Grouping> groupings;

    AnalysisCard(Identity identity, Analysis analysis, List<Grouping> groupings) {
        this.identity = identity;
        this.analysis = analysis;
        this.groupings = groupings;
    }

    String markdown() {
        StringJoiner card = new StringJoiner("\n\n");
        card.add("## Curves\n\n" + plots("roc", "precision-recall", "reliability", "lift"));
        card.add("## Threshold and cost\n\n" + threshold() + "\n\n" + plots("cost"));
        if (!analysis.groups().isEmpty()) {
            card.add("## By group\n\n" + groups() + "\n\n" + plots("groups"));
        }
        card.add("## Where it is wrong\n\n" + errors());
        card.add("## What it looks at\n\n" + importance() + "\n\n" + plots("importance"));
        return card.toString();
    }

    private static String plots(String... names) {
        StringJoiner images = new StringJoiner("\n");
        for (String name : names) {
            images.add("![" + name + "](" + AnalysisPlots.file(name, "en") + ")");
        }
        return images.toString();
    }

    private String threshold() {
        Sweep.Cut cut = analysis.cheapest();
        Sweep sweep = Objects.requireNonNull(analysis.sweeps().get(Analysis.MODEL));
        return format(
                "Assumed costs: %s for a false warning, %s for a missed one (settings `chainon.training.costs`). If the probabilities are right, warning pays from %.3f"
                        + " on; on the validation rows %.3f is cheapest, so the costs below are slightly optimistic. There %.1f %% of the positives are warned of (recall),"
                        + " %.1f %% of the negatives (false warnings), and %.1f %% of the warnings are right. A thousand rows cost %.0f; %.0f if nobody is ever warned,"
                        + " %.0f if everybody always is.",
                number(analysis.costs().falseWarning()),
                number(analysis.costs().missedWarning()),
                analysis.costs().threshold(),
                cut.threshold(),
                100 * cut.recall(),
                100 * cut.falseAlarmRate(),
                100 * cut.precision(),
                cut.costPerThousand(analysis.costs()),
                sweep.at(Double.POSITIVE_INFINITY).costPerThousand(analysis.costs()),
                sweep.at(0).costPerThousand(analysis.costs()));
    }

    private String groups() {
        StringBuilder text = new StringBuilder(
                "At that one threshold, with 95 % intervals over resampled days. Bias is the mean announced probability minus the share of positives: 0 is calibrated.\n\n"
                        + "| grouping | group | rows | positives | recall | false warnings | bias |\n|---|---|---:|---:|---|---|---|\n");
        StringBuilder gaps = new StringBuilder();
        for (GroupReport report : analysis.groups()) {
            for (GroupReport.Line line : report.lines()) {
                text.append(format(
                        "| %s | %s | %,d | %.3f | %s | %s | %s |\n",
                        report.grouping(),
                        line.group(),
                        line.rows(),
                        line.baseRate(),
                        told(line.recall()),
                        told(line.falseAlarms()),
                        told(line.bias())));
            }
            gaps.append(format("\n- by %s: recall differs by %s", report.grouping(), told(report.recallGap())));
        }
        return text.append(gaps).toString();
    }

    private static String told(Estimate estimate) {
        return format(
                "%.3f (%.3f to %.3f)",
                estimate.value(), estimate.interval().low(), estimate.interval().high());
    }

    private String errors() {
        StringBuilder text = new StringBuilder("Days and hours (UTC) with the highest log loss:\n\n"
                + "| from | rows | log loss | announced | observed |\n|---|---:|---:|---:|---:|\n");
        analysis.errors().worstDays().forEach(stretch -> text.append(row(stretch)));
        analysis.errors().worstHours().forEach(stretch -> text.append(row(stretch)));
        text.append(
                "\nRows of which it was surest and wrong:\n\n| minute (UTC) | announced | came | groups |\n|---|---:|---|---|\n");
        for (Errors.Mistake mistake : analysis.errors().mistakes()) {
            text.append(format(
                    "| %s | %.4f | %s | %s |\n",
                    instant(mistake.minute()),
                    mistake.score(),
                    mistake.outcome() ? "positive" : "negative",
                    groupsOf(mistake)));
        }
        return text.toString().stripTrailing();
    }

    private static String row(Errors.Stretch stretch) {
        return format(
                "| %s | %,d | %.3f | %.3f | %.3f |\n",
                instant(stretch.minute()), stretch.rows(), stretch.logLoss(), stretch.announced(), stretch.observed());
    }

    private String groupsOf(Errors.Mistake mistake) {
        Split split = identity.set().validation();
        float[] row = new float[split.width()];
        split.read(mistake.row(), 1, row, 0);
        StringJoiner names = new StringJoiner(", ");
        for (Grouping grouping : groupings) {
            names.add(grouping.key() + " " + grouping.groups().get(grouping.group(row, mistake.minute())));
        }
        return names.toString();
    }

    private String importance() {
        StringBuilder text = new StringBuilder(format(
                "One feature at a time is shuffled among %,d validation rows. Features that say the same share what they are worth.\n\n"
                        + "| feature | rise of the log loss | drop of the AUC |\n|---|---:|---:|\n",
                Math.min(
                        identity.analysis().importanceRows(),
                        identity.set().validation().rows())));
        analysis.importance().lines().stream()
                .limit(FEATURES)
                .forEach((Importance.Line line) ->
                        text.append(format("| %s | %.4f | %.4f |\n", line.feature(), line.lossRise(), line.aucDrop())));
        return text.toString().stripTrailing();
    }

    private static String instant(long minute) {
        return Instant.ofEpochSecond(60 * minute).toString().replace(":00Z", "Z");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? format("%.0f", value) : format("%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}

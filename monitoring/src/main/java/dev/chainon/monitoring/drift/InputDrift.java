package dev.chainon.monitoring.drift;

import dev.chainon.core.contract.Text;
import dev.chainon.core.drift.ColumnReference;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Drift of the inputs. The alarm is the share of columns that are further from the training period than any of its days: one column alone goes beyond the worst of some dozens of
 * days now and then by chance.
 *
 * @param columns furthest beyond their bounds first
 */
record InputDrift(List<ColumnDrift> columns) {

    /** Share of columns from which on the inputs as a whole have drifted. */
    static final double SHARE = 0.10;

    private static final int NAMED = 3;

    InputDrift {
        columns = columns.stream()
                .sorted(Comparator.comparingDouble(ColumnDrift::excess).reversed())
                .toList();
    }

    /** @param counts rows of a sample in the bins of each reference, in their order */
    static InputDrift of(List<ColumnReference> references, List<long[]> counts) {
        return new InputDrift(IntStream.range(0, references.size())
                .mapToObj(i -> ColumnDrift.of(references.get(i), counts.get(i)))
                .toList());
    }

    void tell(long minute, Signals signals) {
        List<ColumnDrift> byPsi =
                columns.stream().filter(ColumnDrift::driftedByPsi).toList();
        List<ColumnDrift> byKs =
                columns.stream().filter(ColumnDrift::driftedByKs).toList();
        signals.above(minute, "drift.inputs.psi", share(byPsi), SHARE, words(byPsi));
        signals.above(minute, "drift.inputs.ks", share(byKs), SHARE, words(byKs));
    }

    private double share(List<ColumnDrift> drifted) {
        return (double) drifted.size() / columns.size();
    }

    private Text words(List<ColumnDrift> drifted) {
        String furthest = drifted.stream().limit(NAMED).map(ColumnDrift::name).collect(Collectors.joining(", "));
        int all = columns.size();
        return drifted.isEmpty()
                ? new Text("0 of " + all + " columns", "0 colonne sur " + all)
                : new Text(
                        drifted.size() + " of " + all + " columns, furthest " + furthest,
                        drifted.size() + " colonnes sur " + all + ", les plus éloignées\u00a0: " + furthest);
    }
}

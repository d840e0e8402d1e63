package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.Reference;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Prediction;
import dev.chainon.monitoring.performance.Judged;
import dev.chainon.monitoring.performance.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The versions of the models that predict in one epoch, each with its own reference. The latest three are kept. Thread-safe. */
public final class DriftBoard {

    private static final int MOST = 3;

    private final References references;
    private final List<Grouping> groupings;
    private final Map<Key, VersionWatch> versions = new LinkedHashMap<>();
    private Optional<Key> latest = Optional.empty();
    private Consumer<Reference> hearer = reference -> {};

    private record Key(String model, int version) {}

    public DriftBoard(References references, List<Grouping> groupings) {
        this.references = references;
        this.groupings = List.copyOf(groupings);
    }

    /** A prediction was published. */
    public void predicted(Prediction prediction) {
        Key key = new Key(prediction.modelName(), prediction.modelVersion());
        watch(key).predicted(prediction);
        synchronized (this) {
            latest = Optional.of(key);
        }
    }

    /** What is kept of a prediction until its outcome is known. */
    public Tag tag(Prediction prediction) {
        List<Integer> groups = new ArrayList<>();
        if (prediction.inputs().known()) {
            float[] values = prediction.inputs().values();
            groupings.forEach(grouping -> groups.add(grouping.group(values, prediction.minute())));
        }
        return new Tag(prediction.modelName(), prediction.modelVersion(), groups);
    }

    /** An outcome became known. */
    public void judged(Judged judged) {
        watch(new Key(judged.tag().model(), judged.tag().version())).judged(judged);
    }

    private synchronized VersionWatch watch(Key key) {
        VersionWatch known = versions.get(key);
        if (known != null) {
            return known;
        }
        References.Found found = references.of(key.model(), key.version());
        found.reference().ifPresent(hearer);
        VersionWatch watch = new VersionWatch(found, groupings);
        versions.put(key, watch);
        if (versions.size() > MOST) {
            versions.remove(versions.keySet().iterator().next());
        }
        return watch;
    }

    /** Who is told each reference that is read from now on. */
    synchronized void onReference(Consumer<Reference> told) {
        hearer = told;
    }

    List<Grouping> groupings() {
        return groupings;
    }

    /** Every version that predicts or did, the one whose prediction came last at the end. */
    public synchronized List<VersionReport> reports() {
        List<VersionReport> reports = new ArrayList<>();
        versions.forEach((key, watch) -> {
            if (!latest.equals(Optional.of(key))) {
                reports.add(watch.report(key.model(), key.version()));
            }
        });
        latest.map(key -> watch(key).report(key.model(), key.version())).ifPresent(reports::add);
        return reports;
    }

    /** The version whose prediction came last; empty before the first. */
    public synchronized Optional<VersionReport> latest() {
        return latest.map(key -> watch(key).report(key.model(), key.version()));
    }

    /** Signals of the version whose prediction came last: what an alert reads. */
    public synchronized List<Signal> signals() {
        return latest.map(key -> watch(key).signals()).orElse(List.of());
    }

    /** Its inputs, furthest beyond their bounds first. */
    public synchronized List<ColumnDrift> columns() {
        return latest.map(key -> watch(key).columns()).orElse(List.of());
    }

    /** Numbers of the latest version by their stable identifiers; what is not known is absent. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        latest().ifPresent(report -> DriftFigures.put(report, figures));
        figures.values().removeIf(value -> !Double.isFinite(value));
        return figures;
    }
}

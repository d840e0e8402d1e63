package dev.chainon.monitoring.quality;

import dev.chainon.core.model.Grouping;
import dev.chainon.monitoring.performance.Judged;
import dev.chainon.monitoring.performance.LivePerformance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The outcomes of the last 24 hours of event time that one version of a model had predicted: of all, and of each group. One thread at a time. */
public final class VersionQuality {

    private static final long WINDOW_MINUTES = 24 * 60;

    private final List<Grouping> groupings;
    private final Window all;
    private final List<List<Window>> groups = new ArrayList<>();
    private final Deque<Judged> window = new ArrayDeque<>();
    private final double threshold;
    private long latest = Long.MIN_VALUE;

    /**
     * @param groupings of the use case, in the order in which tags number the groups
     * @param threshold from which probability on the version warns; not a number where it names none
     */
    public VersionQuality(List<Grouping> groupings, double threshold) {
        this.groupings = List.copyOf(groupings);
        this.threshold = threshold;
        this.all = new Window(threshold);
        for (Grouping grouping : groupings) {
            List<Window> windows = new ArrayList<>();
            grouping.groups().forEach(group -> windows.add(new Window(threshold)));
            groups.add(windows);
        }
    }

    /**
     * The quality of one group.
     *
     * @param grouping what the groups differ in
     */
    public record Group(String grouping, String group, LivePerformance performance, Warnings warnings) {
        public Group {
            Objects.requireNonNull(performance);
        }
    }

    /** An outcome became known. One of a day ago or more no longer counts. */
    public void add(Judged judged) {
        latest = Math.max(latest, judged.minute());
        if (judged.minute() > latest - WINDOW_MINUTES) {
            window.addLast(judged);
            all.add(judged);
            for (int grouping = 0; grouping < judged.tag().groups().size(); grouping++) {
                groups.get(grouping).get(judged.tag().groups().get(grouping)).add(judged);
            }
        }
        while (!window.isEmpty() && window.peekFirst().minute() <= latest - WINDOW_MINUTES) {
            forget(window.removeFirst());
        }
    }

    private void forget(Judged judged) {
        all.remove(judged);
        for (int grouping = 0; grouping < judged.tag().groups().size(); grouping++) {
            groups.get(grouping).get(judged.tag().groups().get(grouping)).remove(judged);
        }
    }

    /** Empty while no outcome is known. */
    public Optional<LivePerformance> performance() {
        return all.performance();
    }

    public Warnings warnings() {
        return all.warnings();
    }

    /** Not a number where the version names none. */
    public double threshold() {
        return threshold;
    }

    /** The groups that have outcomes. */
    public List<Group> groups() {
        List<Group> found = new ArrayList<>();
        for (int grouping = 0; grouping < groups.size(); grouping++) {
            Grouping of = groupings.get(grouping);
            for (int group = 0; group < of.groups().size(); group++) {
                Window each = groups.get(grouping).get(group);
                String name = of.groups().get(group);
                each.performance().ifPresent(live -> found.add(new Group(of.key(), name, live, each.warnings())));
            }
        }
        return found;
    }
}

package dev.chainon.console.page;

import dev.chainon.console.source.Lineage.Data;
import dev.chainon.console.source.Lineage.Diagram;
import dev.chainon.console.source.Lineage.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places for the data of a diagram: a row below everything it was made of, a column below what it was made of where that is free. Where a line passes
 * more than one row, its column is kept free.
 */
final class LineageLayout {

    /** @param row from the top, from 0 */
    record Place(int row, int column) {}

    private final Diagram diagram;
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<Integer, Set<Integer>> taken = new HashMap<>();

    LineageLayout(Diagram diagram) {
        this.diagram = diagram;
        diagram.data().forEach(data -> rows.put(data.id(), 0));
        // A circle would lower its members for ever: no path is longer than the number of data.
        for (int i = 0; i < diagram.data().size() && lower(); i++) {
            continue;
        }
        List<Data> inOrder = new ArrayList<>(diagram.data());
        inOrder.sort(Comparator.comparingInt((Data d) -> row(d.id()))
                .thenComparing(d -> !siblingsFeed(d.id()))
                .thenComparing(d -> maker(d.id()))
                .thenComparing(d -> !feeds(d.id())));
        inOrder.forEach(data -> place(data.id()));
    }

    /** Whether something moved. */
    private boolean lower() {
        boolean moved = false;
        for (Job job : diagram.jobs()) {
            int above = job.inputs().stream().mapToInt(this::row).max().orElse(-1);
            for (String output : job.outputs()) {
                if (above >= row(output) && above + 1 < diagram.data().size()) {
                    rows.put(output, above + 1);
                    moved = true;
                }
            }
        }
        return moved;
    }

    /** Which job made it, by its place among the jobs: what one job made stays together. */
    private int maker(String id) {
        for (int i = 0; i < diagram.jobs().size(); i++) {
            if (diagram.jobs().get(i).outputs().contains(id)) {
                return i;
            }
        }
        return -1;
    }

    private boolean siblingsFeed(String id) {
        int maker = maker(id);
        return maker < 0
                ? feeds(id)
                : diagram.jobs().get(maker).outputs().stream().anyMatch(this::feeds);
    }

    private boolean feeds(String id) {
        return diagram.jobs().stream().anyMatch(job -> job.inputs().contains(id));
    }

    private void place(String id) {
        int row = row(id);
        int column = diagram.jobs().stream()
                .filter(job -> job.outputs().contains(id))
                .flatMap(job -> job.inputs().stream())
                .filter(places::containsKey)
                .mapToInt(input -> place(places, input).column())
                .min()
                .orElse(0);
        while (!taken.computeIfAbsent(row, r -> new HashSet<>()).add(column)) {
            column++;
        }
        places.put(id, new Place(row, column));
        for (int below = row + 1; below < lastReader(id); below++) {
            taken.computeIfAbsent(below, r -> new HashSet<>()).add(column);
        }
    }

    private int lastReader(String id) {
        return diagram.jobs().stream()
                .filter(job -> job.inputs().contains(id))
                .flatMap(job -> job.outputs().stream())
                .mapToInt(this::row)
                .max()
                .orElse(0);
    }

    private int row(String id) {
        return rows.getOrDefault(id, 0);
    }

    private static Place place(Map<String, Place> places, String id) {
        return places.getOrDefault(id, new Place(0, 0));
    }

    Place of(String id) {
        return place(places, id);
    }

    int height() {
        return places.values().stream().mapToInt(p -> p.row() + 1).max().orElse(0);
    }

    int width() {
        return places.values().stream().mapToInt(p -> p.column() + 1).max().orElse(0);
    }
}

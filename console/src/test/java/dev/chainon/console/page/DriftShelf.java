package dev.chainon.console.page;

import dev.chainon.console.source.Drift;
import java.util.ArrayList;
import java.util.List;

/** Reports that a test lays out; there are none until {@link #fill}. */
final class DriftShelf implements Drift {

    static final long MAY = 16_477_920;

    final List<Version> versions = new ArrayList<>();
    final List<Point> points = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    final List<Share> rules = new ArrayList<>();

    void fill(Version version) {
        versions.add(version);
        for (int hour = 0; hour < 48; hour++) {
            points.add(new Point(MAY + hour * 60, .89 - hour * .001, .26 + hour * .001, 15_000));
        }
        marks.add(new Mark(MAY, "version", "7"));
        marks.add(new Mark(MAY + 600, "signal", "quality.auc"));
        marks.add(new Mark(MAY + 900, "alert", "Model<Stale>"));
        rules.add(new Share("litres-negative", .01, .005, true));
    }

    @Override
    public List<Version> versions(String language) {
        return versions;
    }

    @Override
    public List<Share> rules() {
        return rules;
    }

    @Override
    public List<Point> points() {
        return points;
    }

    @Override
    public List<Mark> marks() {
        return marks;
    }
}

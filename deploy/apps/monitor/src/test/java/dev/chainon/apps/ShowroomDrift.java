package dev.chainon.apps;

import dev.chainon.console.source.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** Made-up drift of a fortnight: a bad day, a signal, a retraining. */
final class ShowroomDrift implements Drift {

    private static final long MAY = 16_477_920;
    private static final int DAY = 1440;

    @Override
    public List<Version> versions(String language) {
        return List.of(new Version(
                "late-arrival",
                3,
                "",
                List.of(
                        new Test(
                                "drift.inputs.psi",
                                OptionalDouble.of(.0769),
                                .1,
                                OptionalLong.empty(),
                                "4 colonnes sur 52, les plus éloignées : origin_late_rate, route_late_rate"),
                        new Test(
                                "drift.score.psi",
                                OptionalDouble.of(.031),
                                .08,
                                OptionalLong.empty(),
                                "répartition des probabilités"),
                        new Test(
                                "quality.auc",
                                OptionalDouble.of(.8641),
                                .8712,
                                OptionalLong.of(MAY + 9 * DAY),
                                "14 210 issues"),
                        new Test("drift.loss", OptionalDouble.empty(), Double.NaN, OptionalLong.empty(), "")),
                List.of(
                        new Group("", "", 14_210, .8641, .31, .018, .52, .71),
                        new Group("hour", "04-10", 4_100, .84, .26, .02, .5, .45)),
                List.of(
                        new Column("origin_late_rate", 1.25, .4, .31, .22, true),
                        new Column("route_late_rate", .3, .35, .1, .2, false))));
    }

    @Override
    public List<Share> rules() {
        return List.of(new Share("airport-unknown", .0021, .004, false), new Share("field-missing", .006, .004, true));
    }

    @Override
    public List<Point> points() {
        Random random = new Random(3);
        List<Point> points = new ArrayList<>();
        for (int hour = 0; hour < 14 * 24; hour++) {
            double dip = hour > 200 && hour < 260 ? -.02 : 0;
            points.add(new Point(
                    MAY + hour * 60L,
                    .889 + dip + random.nextGaussian() * .002,
                    .27 - dip + random.nextGaussian() * .003,
                    14_000));
        }
        return points;
    }

    @Override
    public List<Mark> marks() {
        return List.of(
                new Mark(MAY, "version", "2"),
                new Mark(MAY + 9 * DAY, "signal", "quality.auc"),
                new Mark(MAY + 9 * DAY + 200, "alert", "ModelRanksWorse"),
                new Mark(MAY + 10 * DAY, "version", "3"));
    }
}

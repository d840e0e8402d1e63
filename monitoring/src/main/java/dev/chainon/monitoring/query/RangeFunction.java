package dev.chainon.monitoring.query;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/** Functions of a series' points in a window, computed as Prometheus 2 does (promql/functions.go, {@code extrapolatedRate}). */
enum RangeFunction {
    RATE {
        @Override
        OptionalDouble of(List<Point> points, Window window) {
            OptionalDouble increase = INCREASE.of(points, window);
            return increase.isPresent()
                    ? OptionalDouble.of(increase.getAsDouble() / window.seconds())
                    : OptionalDouble.empty();
        }
    },
    INCREASE {
        @Override
        OptionalDouble of(List<Point> points, Window window) {
            return points.size() < 2 ? OptionalDouble.empty() : OptionalDouble.of(extrapolated(points, window));
        }
    },
    MAX_OVER_TIME {
        @Override
        OptionalDouble of(List<Point> points, Window window) {
            return fold(points, Math::max);
        }
    },
    MIN_OVER_TIME {
        @Override
        OptionalDouble of(List<Point> points, Window window) {
            return fold(points, Math::min);
        }
    },
    AVG_OVER_TIME {
        @Override
        OptionalDouble of(List<Point> points, Window window) {
            return points.stream().mapToDouble(Point::value).average();
        }
    };

    /** Milliseconds since 1970, both included. */
    record Window(long from, long to) {
        double seconds() {
            return (to - from) / 1000.0;
        }
    }

    abstract OptionalDouble of(List<Point> points, Window window);

    private static OptionalDouble fold(List<Point> points, DoubleBinaryOperator better) {
        return points.stream().mapToDouble(Point::value).reduce(better);
    }

    /** What a counter has grown by, its starts from 0 added, stretched to the ends of the window where the points nearly reach them. */
    private static double extrapolated(List<Point> points, Window window) {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double growth = last.value() - first.value() + resets(points);
        double sampled = (last.millis() - first.millis()) / 1000.0;
        double between = sampled / (points.size() - 1);
        double toStart = (first.millis() - window.from()) / 1000.0;
        if (growth > 0 && first.value() >= 0) {
            toStart = Math.min(toStart, sampled * (first.value() / growth));
        }
        double toEnd = (window.to() - last.millis()) / 1000.0;
        double covered = sampled + stretch(toStart, between) + stretch(toEnd, between);
        return growth * (covered / sampled);
    }

    private static double stretch(double gap, double between) {
        return gap < between * 1.1 ? gap : between / 2;
    }

    private static double resets(List<Point> points) {
        double lost = 0;
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).value() < points.get(i - 1).value()) {
                lost += points.get(i - 1).value();
            }
        }
        return lost;
    }
}

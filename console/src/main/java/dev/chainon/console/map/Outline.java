package dev.chainon.console.map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The outlines of the states as SVG path data, decoded once from TopoJSON (quantised, delta-encoded arcs shared between neighbours).
 *
 * @param land all states, to be filled
 * @param borders every border once, to be stroked
 */
public record Outline(String land, String borders) {

    private static final double STEP = 0.6;

    public Outline {
        Objects.requireNonNull(land);
        Objects.requireNonNull(borders);
    }

    /** The map that ships with the console. */
    public static Outline unitedStates() {
        try (InputStream in =
                Objects.requireNonNull(Outline.class.getResourceAsStream("/us-10m.json"), "us-10m.json")) {
            return read(new JsonObject(Buffer.buffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outline read(JsonObject topology) {
        Drawing drawing = new Drawing(topology);
        JsonArray states =
                topology.getJsonObject("objects").getJsonObject("states").getJsonArray("geometries");
        for (int i = 0; i < states.size(); i++) {
            JsonObject state = states.getJsonObject(i);
            JsonArray arcs = state.getJsonArray("arcs", new JsonArray());
            boolean many = "MultiPolygon".equals(state.getString("type"));
            for (int j = 0; j < arcs.size(); j++) {
                JsonArray polygon = many ? arcs.getJsonArray(j) : arcs;
                drawing.polygon(polygon);
                if (!many) {
                    break;
                }
            }
        }
        return new Outline(drawing.land.toString(), drawing.borders());
    }

    /** Paths under construction. */
    private static final class Drawing {
        private final double[] scale;
        private final double[] translate;
        private final JsonArray arcs;
        private final StringBuilder land = new StringBuilder();
        private final Map<Integer, String> lines = new LinkedHashMap<>();
        private final Map<Integer, Point[]> decoded = new HashMap<>();

        Drawing(JsonObject topology) {
            JsonObject transform = topology.getJsonObject("transform");
            scale = pair(transform.getJsonArray("scale"));
            translate = pair(transform.getJsonArray("translate"));
            arcs = topology.getJsonArray("arcs");
        }

        private static double[] pair(JsonArray array) {
            return new double[] {array.getDouble(0), array.getDouble(1)};
        }

        void polygon(JsonArray rings) {
            for (int r = 0; r < rings.size(); r++) {
                ring(rings.getJsonArray(r));
            }
        }

        private void ring(JsonArray indices) {
            Pen pen = new Pen();
            for (int i = 0; i < indices.size(); i++) {
                int index = indices.getInteger(i);
                int arc = index < 0 ? ~index : index;
                Point[] points = decoded.computeIfAbsent(arc, this::decode);
                lines.computeIfAbsent(arc, a -> line(points));
                for (int p = 0; p < points.length; p++) {
                    pen.to(points[index < 0 ? points.length - 1 - p : p]);
                }
            }
            if (pen.length > 2) {
                land.append(pen.path).append('Z');
            }
        }

        private Point[] decode(int arc) {
            JsonArray deltas = arcs.getJsonArray(arc);
            java.util.List<Point> points = new java.util.ArrayList<>();
            long x = 0;
            long y = 0;
            for (int i = 0; i < deltas.size(); i++) {
                x += deltas.getJsonArray(i).getLong(0);
                y += deltas.getJsonArray(i).getLong(1);
                Optional<Point> point = UnitedStates.project(y * scale[1] + translate[1], x * scale[0] + translate[0]);
                point.ifPresent(points::add);
            }
            return points.toArray(Point[]::new);
        }

        private static String line(Point[] points) {
            Pen pen = new Pen();
            for (int i = 0; i < points.length; i++) {
                if (i == points.length - 1) {
                    pen.lift();
                }
                pen.to(points[i]);
            }
            return pen.length > 1 ? pen.path.toString() : "";
        }

        String borders() {
            return String.join("", lines.values());
        }
    }

    /** Writes path data, leaving out points too near to the last one. */
    private static final class Pen {
        private final StringBuilder path = new StringBuilder();
        private Point last = new Point(Double.NaN, Double.NaN);
        private boolean always;
        private int length;

        /** The next point is drawn however near it is. */
        void lift() {
            always = true;
        }

        void to(Point point) {
            boolean near = Math.hypot(point.x() - last.x(), point.y() - last.y()) < STEP;
            if (length == 0 || always || !near) {
                path.append(length == 0 ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()));
                last = point;
                length++;
                always = false;
            }
        }
    }
}

package dev.chainon.training.experiment.report;

import java.util.List;

/** Something drawn over the two axes of a {@link Plot}. Colours are numbered from 0. */
sealed interface Mark {

    /** @param label beside the dot; may be empty */
    record Spot(double x, double y, String label) {
        Spot(double x, double y) {
            this(x, y, "");
        }
    }

    /** The points that the axes must hold. */
    List<Spot> spots();

    record Dots(int colour, List<Spot> spots) implements Mark {
        public Dots {
            spots = List.copyOf(spots);
        }
    }

    /** A line through the spots, its label after the last one. */
    record Path(String label, int colour, List<Spot> spots) implements Mark {
        public Path {
            spots = List.copyOf(spots);
        }
    }

    /** A dashed line from bottom to top. */
    record Upright(double x, String label) implements Mark {
        @Override
        public List<Spot> spots() {
            return List.of();
        }
    }

    /** A dashed line from left to right. */
    record Level(double y) implements Mark {
        @Override
        public List<Spot> spots() {
            return List.of();
        }
    }

    /** A square of a map, the darker the nearer its shade is to 1. */
    record Cell(Spot low, Spot high, double shade) implements Mark {
        @Override
        public List<Spot> spots() {
            return List.of(low, high);
        }
    }
}

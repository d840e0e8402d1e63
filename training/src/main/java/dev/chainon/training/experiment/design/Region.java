package dev.chainon.training.experiment.design;

/** Where the coded settings may lie when an optimum is looked for: not beyond what was measured. */
public sealed interface Region {

    /** The nearest point of the region. */
    double[] nearest(double[] point);

    /** How far a coordinate may go on its own, either way. */
    double reach();

    /** Each coordinate between -reach and reach. */
    record Cube(double reach) implements Region {
        @Override
        public double[] nearest(double[] point) {
            double[] clipped = point.clone();
            for (int i = 0; i < clipped.length; i++) {
                clipped[i] = Math.max(-reach, Math.min(reach, clipped[i]));
            }
            return clipped;
        }
    }

    /** Not farther than reach from the centre. */
    record Ball(double reach) implements Region {
        @Override
        public double[] nearest(double[] point) {
            double square = 0;
            for (double coordinate : point) {
                square += coordinate * coordinate;
            }
            double length = Math.sqrt(square);
            double[] pulled = point.clone();
            for (int i = 0; i < pulled.length; i++) {
                pulled[i] = length > reach ? pulled[i] * reach / length : pulled[i];
            }
            return pulled;
        }
    }
}

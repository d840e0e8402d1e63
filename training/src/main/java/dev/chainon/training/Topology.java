package dev.chainon.training;

import java.util.List;

/**
 * The parameters of a dense network in one array. A layer is a matrix of inputs by outputs, column after column, with its bias as the last row: an input that is
 * always one makes the product add it, and the gradient's product sum it. DL4J keeps the same numbers with a layer's bias after its weights.
 */
record Topology(int inputs, List<Integer> hidden) {

    Topology {
        hidden = List.copyOf(hidden);
    }

    int layers() {
        return hidden.size() + 1;
    }

    /** Inputs of a layer, without the one that is always one. */
    int inputs(int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1);
    }

    int outputs(int layer) {
        return layer == hidden.size() ? 1 : hidden.get(layer);
    }

    /** Where a layer begins. */
    int offset(int layer) {
        int offset = 0;
        for (int before = 0; before < layer; before++) {
            offset += (inputs(before) + 1) * outputs(before);
        }
        return offset;
    }

    int size() {
        return offset(layers());
    }

    float[] fromGraph(float[] graph) {
        return moved(graph, true);
    }

    float[] toGraph(float[] flat) {
        return moved(flat, false);
    }

    private float[] moved(float[] from, boolean fromGraph) {
        if (from.length != size()) {
            throw new IllegalArgumentException(
                    from.length + " parameters do not fit " + this + ", which has " + size());
        }
        float[] to = new float[from.length];
        for (int layer = 0; layer < layers(); layer++) {
            int rows = inputs(layer);
            int start = offset(layer);
            int biases = start + rows * outputs(layer);
            for (int column = 0; column < outputs(layer); column++) {
                int flat = start + column * (rows + 1);
                int graph = start + column * rows;
                System.arraycopy(from, fromGraph ? graph : flat, to, fromGraph ? flat : graph, rows);
                if (fromGraph) {
                    to[flat + rows] = from[biases + column];
                } else {
                    to[biases + column] = from[flat + rows];
                }
            }
        }
        return to;
    }
}

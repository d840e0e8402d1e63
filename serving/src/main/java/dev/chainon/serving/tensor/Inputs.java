package dev.chainon.serving.tensor;

import dev.chainon.serving.http.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of one request, to be made into rows: either one matrix of shape [n, width] under the name of the model's input, or one tensor of shape
 * [n] or [n, 1] for each column under the name of its feature, in any order.
 */
public final class Inputs {

    private final String matrix;
    private final List<String> features;
    private final int maxRows;
    private final List<Tensor> tensors = new ArrayList<>(1);

    /**
     * @param matrix name of the model's input
     * @param features names of its columns, in the order of a row
     * @param maxRows most rows that are accepted
     */
    public Inputs(String matrix, List<String> features, int maxRows) {
        this.matrix = matrix;
        this.features = features;
        this.maxRows = maxRows;
    }

    /** Most numbers that one tensor may hold. */
    public int limit() {
        return Math.multiplyExact(maxRows, features.size());
    }

    /** How many tensors were added. */
    public int size() {
        return tensors.size();
    }

    /** @throws Refusal if there are more than the model has columns */
    public void add(Tensor tensor) {
        if (tensors.size() == features.size()) {
            throw new Refusal(400, "inputs has more than " + features.size() + " tensors, one for each column");
        }
        tensors.add(tensor);
    }

    /**
     * Rows of the model's columns.
     *
     * @param values row by row
     */
    public record Rows(int count, float[] values) {}

    /** @throws Refusal with what is missing, unknown or of another size, and what is accepted */
    public Rows rows() {
        if (tensors.isEmpty()) {
            throw new Refusal(400, "inputs is missing; " + accepted());
        }
        return tensors.size() == 1 && tensors.get(0).name().equals(matrix) ? whole(tensors.get(0)) : columns();
    }

    private String accepted() {
        return "the model needs '" + matrix + "' of shape [n, " + features.size() + "] with n from 1 to " + maxRows
                + ", or one tensor of shape [n] for each of its columns";
    }

    private Rows whole(Tensor tensor) {
        List<Long> shape = tensor.shape();
        int width = features.size();
        if (shape.size() != 2 || shape.get(1) != width || shape.get(0) < 1 || shape.get(0) > maxRows) {
            throw new Refusal(
                    400,
                    tensor.place() + ".shape must be [n, " + width + "] with n from 1 to " + maxRows + ", not "
                            + shape);
        }
        int rows = shape.get(0).intValue();
        tensor.holds((long) rows * width);
        return new Rows(rows, tensor.numbers().values());
    }

    private Rows columns() {
        Map<String, Integer> places = new HashMap<>();
        for (String feature : features) {
            places.put(feature, places.size());
        }
        boolean[] filled = filled(places);
        int rows = rows(tensors.get(0));
        float[] values = new float[rows * features.size()];
        for (Tensor tensor : tensors) {
            if (rows(tensor) != rows) {
                throw new Refusal(
                        400,
                        tensor.place() + ".shape " + tensor.shape() + " does not have the " + rows
                                + " rows of inputs[0]");
            }
            fill(tensor, column(tensor, places), values);
        }
        if (tensors.size() < features.size()) {
            throw new Refusal(400, "inputs lacks the columns " + missing(filled));
        }
        return new Rows(rows, values);
    }

    /** Which columns there are, once each. */
    private boolean[] filled(Map<String, Integer> places) {
        boolean[] filled = new boolean[features.size()];
        for (Tensor tensor : tensors) {
            int column = column(tensor, places);
            if (filled[column]) {
                throw new Refusal(400, tensor.place() + " gives column '" + tensor.name() + "' a second time");
            }
            filled[column] = true;
        }
        return filled;
    }

    private int column(Tensor tensor, Map<String, Integer> places) {
        Integer column = places.get(tensor.name());
        if (column == null) {
            throw new Refusal(
                    400,
                    tensor.place() + ".name '" + tensor.name()
                            + "' is neither the model's input nor one of its columns; " + accepted());
        }
        return column;
    }

    private int rows(Tensor tensor) {
        List<Long> shape = tensor.shape();
        boolean column = shape.size() == 1 || shape.size() == 2 && shape.get(1) == 1;
        if (!column || shape.get(0) < 1 || shape.get(0) > maxRows) {
            throw new Refusal(
                    400,
                    tensor.place() + ".shape must be [n] or [n, 1] with n from 1 to " + maxRows
                            + " for one column, not " + shape);
        }
        tensor.holds(shape.get(0));
        return shape.get(0).intValue();
    }

    private void fill(Tensor tensor, int column, float[] values) {
        int width = features.size();
        for (int row = 0; row < tensor.numbers().count(); row++) {
            values[row * width + column] = tensor.numbers().value(row);
        }
    }

    private List<String> missing(boolean[] filled) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < filled.length; i++) {
            if (!filled[i]) {
                missing.add(features.get(i));
            }
        }
        return missing;
    }
}

package dev.chainon.serving.tensor;

import dev.chainon.serving.http.Refusal;
import java.util.List;

/**
 * An input as it came.
 *
 * @param place what to call it in a refusal, for instance {@code inputs[0]}
 * @param shape its sizes as they were sent, of any sign and number
 */
public record Tensor(String place, String name, List<Long> shape, Numbers numbers) {

    public Tensor {
        shape = List.copyOf(shape);
    }

    /** What the elements of a shape come to, as far as it can be told. */
    public static long elements(List<Long> shape) {
        long product = 1;
        for (long size : shape) {
            product = size < 0 || size > Integer.MAX_VALUE ? 0 : Math.min(product * size, Integer.MAX_VALUE);
        }
        return product;
    }

    void holds(long elements) {
        if (numbers.count() != elements) {
            throw new Refusal(
                    400,
                    numbers.place() + " has " + numbers.count() + " numbers, but shape " + shape + " needs "
                            + elements);
        }
    }
}

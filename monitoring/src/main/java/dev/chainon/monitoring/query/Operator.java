package dev.chainon.monitoring.query;

import java.util.OptionalDouble;

/** Between two numbers of which each may be none. A comparison that does not hold gives none. */
enum Operator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQUAL("==", 3),
    UNEQUAL("!=", 3),
    ABOVE(">", 3),
    BELOW("<", 3),
    AT_LEAST(">=", 3),
    AT_MOST("<=", 3),
    PLUS("+", 4),
    MINUS("-", 4),
    TIMES("*", 5),
    OVER("/", 5);

    final String sign;
    final int binds;

    /** @param binds the higher, the tighter */
    Operator(String sign, int binds) {
        this.sign = sign;
        this.binds = binds;
    }

    OptionalDouble of(OptionalDouble left, OptionalDouble right) {
        return switch (this) {
            case OR -> left.isPresent() ? left : right;
            case AND -> right.isPresent() ? left : right;
            case UNLESS -> right.isPresent() ? OptionalDouble.empty() : left;
            default ->
                left.isPresent() && right.isPresent()
                        ? of(left.getAsDouble(), right.getAsDouble())
                        : OptionalDouble.empty();
        };
    }

    private OptionalDouble of(double a, double b) {
        return switch (this) {
            case PLUS -> OptionalDouble.of(a + b);
            case MINUS -> OptionalDouble.of(a - b);
            case TIMES -> OptionalDouble.of(a * b);
            case OVER -> OptionalDouble.of(a / b);
            default -> holds(a, b) ? OptionalDouble.of(a) : OptionalDouble.empty();
        };
    }

    private boolean holds(double a, double b) {
        return switch (this) {
            case EQUAL -> a == b;
            case UNEQUAL -> a != b;
            case ABOVE -> a > b;
            case BELOW -> a < b;
            case AT_LEAST -> a >= b;
            case AT_MOST -> a <= b;
            default -> throw new IllegalStateException(this + " compares nothing");
        };
    }
}

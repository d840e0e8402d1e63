package dev.chainon.monitoring.query;

import java.util.List;
import java.util.OptionalDouble;

/** What a query comes to: one number, or none. Immutable. */
public sealed interface Expression {

    OptionalDouble at(Moment moment);

    record Number(double value) implements Expression {
        @Override
        public OptionalDouble at(Moment moment) {
            return OptionalDouble.of(value);
        }
    }

    /** Seconds since 1970. */
    record Time() implements Expression {
        @Override
        public OptionalDouble at(Moment moment) {
            return OptionalDouble.of(moment.millis() / 1000.0);
        }
    }

    /** 1 if nothing is found; none otherwise. */
    record Absent(Vector vector) implements Expression {
        @Override
        public OptionalDouble at(Moment moment) {
            return vector.at(moment).isEmpty() ? OptionalDouble.of(1) : OptionalDouble.empty();
        }
    }

    /** Several series made into one number. */
    record Aggregate(Aggregation aggregation, Vector vector) implements Expression {
        @Override
        public OptionalDouble at(Moment moment) {
            List<Vector.Element> elements = vector.at(moment);
            return elements.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(aggregation.of(elements));
        }
    }

    /** @param vector holds cumulative buckets, told apart by the label {@code le}; equal bounds are added up */
    record Quantile(double quantile, Vector vector) implements Expression {
        @Override
        public OptionalDouble at(Moment moment) {
            return Buckets.of(vector.at(moment)).quantile(quantile);
        }
    }

    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        @Override
        public OptionalDouble at(Moment moment) {
            return operator.of(left.at(moment), right.at(moment));
        }
    }
}

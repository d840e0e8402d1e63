package dev.chainon.monitoring.query;

import java.util.List;

/** Ways to make several values into one. A greatest or least value passes over what is not a number, unless nothing else is there. */
enum Aggregation {
    SUM {
        @Override
        double of(List<Vector.Element> elements) {
            return elements.stream().mapToDouble(Vector.Element::value).sum();
        }
    },
    AVG {
        @Override
        double of(List<Vector.Element> elements) {
            return SUM.of(elements) / elements.size();
        }
    },
    COUNT {
        @Override
        double of(List<Vector.Element> elements) {
            return elements.size();
        }
    },
    MAX {
        @Override
        double of(List<Vector.Element> elements) {
            return elements.stream()
                    .mapToDouble(Vector.Element::value)
                    .reduce(Double.NaN, (a, b) -> Double.isNaN(a) || b > a ? b : a);
        }
    },
    MIN {
        @Override
        double of(List<Vector.Element> elements) {
            return elements.stream()
                    .mapToDouble(Vector.Element::value)
                    .reduce(Double.NaN, (a, b) -> Double.isNaN(a) || b < a ? b : a);
        }
    };

    abstract double of(List<Vector.Element> elements);
}

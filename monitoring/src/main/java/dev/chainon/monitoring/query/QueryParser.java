package dev.chainon.monitoring.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Recursive descent over the tokens of one query. One use each. */
final class QueryParser {

    private static final Set<String> AGGREGATIONS = Set.of("sum", "avg", "count", "max", "min");
    private static final Set<String> RANGES =
            Set.of("rate", "increase", "max_over_time", "min_over_time", "avg_over_time");

    private final Tokens tokens;
    private final Set<String> names = new TreeSet<>();

    QueryParser(String text) {
        this.tokens = new Tokens(text);
    }

    Set<String> names() {
        return names;
    }

    Expression parse() {
        Expression expression = binary(1);
        tokens.end();
        return expression;
    }

    /** Operators that bind at least so tightly, from left to right. */
    private Expression binary(int binds) {
        Expression left = unary();
        while (true) {
            Optional<Operator> next = operator().filter(o -> o.binds >= binds);
            if (next.isEmpty()) {
                return left;
            }
            tokens.next();
            left = new Expression.Binary(next.get(), left, binary(next.get().binds + 1));
        }
    }

    private Optional<Operator> operator() {
        return Arrays.stream(Operator.values())
                .filter(o -> tokens.is(o.sign))
                .findFirst();
    }

    private Expression unary() {
        if (tokens.is("(")) {
            tokens.next();
            Expression inner = binary(1);
            tokens.expect(")");
            return inner;
        }
        String word = tokens.next();
        if (Character.isDigit(word.charAt(0))) {
            return new Expression.Number(Double.parseDouble(word));
        }
        if (AGGREGATIONS.contains(word)) {
            tokens.expect("(");
            Vector vector = vector();
            tokens.expect(")");
            return new Expression.Aggregate(Aggregation.valueOf(word.toUpperCase(Locale.ROOT)), vector);
        }
        return function(word);
    }

    private Expression function(String word) {
        tokens.expect("(");
        Expression found =
                switch (word) {
                    case "vector" -> new Expression.Number(Double.parseDouble(tokens.next()));
                    case "time" -> new Expression.Time();
                    case "absent" -> new Expression.Absent(vector());
                    case "histogram_quantile" -> quantile();
                    default -> throw tokens.wrong("'" + word + "' is no function of the subset");
                };
        tokens.expect(")");
        return found;
    }

    private Expression quantile() {
        double quantile = Double.parseDouble(tokens.next());
        List.of(",", "sum", "by", "(", "le", ")", "(").forEach(tokens::expect);
        Vector vector = vector();
        tokens.expect(")");
        return new Expression.Quantile(quantile, vector);
    }

    private Vector vector() {
        String word = tokens.next();
        if (!RANGES.contains(word)) {
            return new Vector.Latest(selector(word));
        }
        tokens.expect("(");
        Selector selector = selector(tokens.next());
        tokens.expect("[");
        long window = Query.duration(tokens.next()).toMillis();
        tokens.expect("]");
        tokens.expect(")");
        return new Vector.OverTime(RangeFunction.valueOf(word.toUpperCase(Locale.ROOT)), selector, window);
    }

    private Selector selector(String name) {
        names.add(name);
        List<Selector.Matcher> matchers = new ArrayList<>();
        if (tokens.is("{")) {
            tokens.next();
            while (!tokens.is("}")) {
                matchers.add(new Selector.Matcher(tokens.next(), tokens.next(), tokens.text()));
                if (tokens.is(",")) {
                    tokens.next();
                }
            }
            tokens.expect("}");
        }
        return new Selector(name, matchers);
    }
}

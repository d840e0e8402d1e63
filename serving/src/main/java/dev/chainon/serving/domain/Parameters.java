package dev.chainon.serving.domain;

import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of a query, of which none may be unknown or stand twice. */
final class Parameters {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");

    private final MultiMap values;

    private Parameters(MultiMap values) {
        this.values = values;
    }

    /** @throws Refusal naming each parameter that is not one of these */
    static Parameters of(RoutingContext context, String... known) {
        MultiMap values = query(context);
        Set<String> names = Set.of(known);
        for (String name : values.names()) {
            if (!names.contains(name)) {
                throw wrong(name, "there is no parameter '" + Pointer.shown(name) + "'; there are " + List.of(known));
            }
            if (values.getAll(name).size() > 1) {
                throw wrong(name, "the parameter '" + name + "' stands twice");
            }
        }
        return new Parameters(values);
    }

    private static MultiMap query(RoutingContext context) {
        try {
            return context.queryParams();
        } catch (RuntimeException e) {
            throw new Refusal(new Problem(
                    Problem.Kind.INVALID_REQUEST, "the query has a percent sign that encodes no character"));
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A whole number from 1 to {@code most}; {@code otherwise} where it is absent. */
    int whole(String name, int otherwise, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        int value = WHOLE.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : 0;
        if (value < 1 || value > most) {
            throw wrong(
                    name,
                    "'" + name + "' must be a whole number from 1 to " + most + ", not '" + Pointer.shown(text.get())
                            + "'");
        }
        return value;
    }

    static Refusal wrong(String name, String detail) {
        return new Refusal(new Problem(
                Problem.Kind.INVALID_REQUEST, detail, List.of(new Problem.Fault("#" + Pointer.shown(name), detail))));
    }
}

package dev.chainon.serving.http;

import io.vertx.ext.web.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path takes, for those who used another one. */
final class Methods {

    private final Map<Pattern, Set<String>> byPath = new LinkedHashMap<>();

    Methods(List<Route> routes) {
        for (Route route : routes) {
            if (route.getPath() != null && route.methods() != null) {
                // A parameter of a path goes up to the next slash.
                Pattern path = Pattern.compile(route.getPath().replaceAll(":[A-Za-z]+", "[^/]+"));
                Set<String> methods = byPath.computeIfAbsent(path, p -> new TreeSet<>());
                route.methods().forEach(method -> methods.add(method.name()));
            }
        }
    }

    /** As the header {@code Allow} has it. */
    String of(String path) {
        Set<String> all = new TreeSet<>();
        byPath.forEach((pattern, methods) -> {
            if (pattern.matcher(path).matches()) {
                all.addAll(methods);
            }
        });
        return String.join(", ", all);
    }
}

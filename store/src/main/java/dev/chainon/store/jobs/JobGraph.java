package dev.chainon.store.jobs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Steps and what each of them comes after.
 *
 * @param name of the graph, for people
 * @param nodes in an order in which each comes after those it needs: this leaves no room for a cycle
 */
public record JobGraph(String name, List<Node> nodes) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** @param after names of the steps that must be done before */
    public record Node(String name, List<String> after, Retry retry) {
        public Node {
            after = List.copyOf(after);
            Objects.requireNonNull(retry);
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no name of a step: letters, digits and dashes, a letter first");
            }
        }
    }

    public JobGraph {
        Objects.requireNonNull(name);
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("the graph '" + name + "' has no step");
        }
        Set<String> known = new LinkedHashSet<>();
        for (Node node : nodes) {
            for (String before : node.after()) {
                if (!known.contains(before)) {
                    throw new IllegalArgumentException("the step '" + node.name() + "' comes after '" + before
                            + "', which is not declared above it; above it are " + known);
                }
            }
            if (!known.add(node.name())) {
                throw new IllegalArgumentException("the step '" + node.name() + "' is declared twice");
            }
        }
    }

    /** The graph of these steps alone; what else they need is taken for done. */
    public JobGraph only(Set<String> steps) {
        return new JobGraph(
                name,
                nodes.stream()
                        .filter(node -> steps.contains(node.name()))
                        .map(node -> new Node(
                                node.name(),
                                node.after().stream().filter(steps::contains).toList(),
                                node.retry()))
                        .toList());
    }

    /** The graph of one step and of all that it needs. */
    public JobGraph upTo(String step) {
        Set<String> wanted = new LinkedHashSet<>(Set.of(step));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (wanted.contains(nodes.get(i).name())) {
                wanted.addAll(nodes.get(i).after());
            }
        }
        return new JobGraph(
                name,
                nodes.stream().filter(node -> wanted.contains(node.name())).toList());
    }
}

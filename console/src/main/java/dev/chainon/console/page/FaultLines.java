package dev.chainon.console.page;

import dev.chainon.console.source.Operations;
import dev.chainon.console.text.Words;
import java.util.List;
import java.util.Map;

/** The switches of the faults, as the page of operations shows them. */
final class FaultLines {

    private FaultLines() {}

    /**
     * One line for each.
     *
     * @param figures among them {@code fault.NAME.seconds}: how long the alert took to fire at the latest drill
     */
    static List<Map<String, Object>> of(List<Operations.FaultLine> faults, Map<String, Double> figures, Words words) {
        return faults.stream()
                .map(fault -> Map.<String, Object>of(
                        "id", fault.id(),
                        "on", fault.on(),
                        "alert", fault.alert(),
                        "state", fault.state(),
                        "seconds",
                                words.number(figures.getOrDefault("fault." + fault.id() + ".seconds", Double.NaN), 1)))
                .toList();
    }
}

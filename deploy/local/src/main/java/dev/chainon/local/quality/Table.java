package dev.chainon.local.quality;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The measures as text: a row for each module, each figure with its floor beside it; a dash where nothing was measured. */
record Table(Measures measures, Floors floors) {

    private static final String ROW = "%-24s %16s %16s %10s %10s";
    private static final String NOTHING = "-";

    List<String> lines() {
        Stream<String> title =
                Stream.of(ROW.formatted("module", "lines (floor)", "branches (floor)", "mutants", "Javadoc"));
        Stream<String> rows = measures.modules().stream().map(this::row);
        Coverage whole = measures.whole();
        Stream<String> sum = measures.coverage().isEmpty()
                ? Stream.empty()
                : Stream.of(ROW.formatted(
                        measures.coverage().size() + " modules",
                        percent(whole.lines()),
                        percent(whole.branches()),
                        "",
                        ""));
        return Stream.of(title, rows, sum)
                .flatMap(Function.identity())
                .map(String::stripTrailing)
                .toList();
    }

    private String row(String module) {
        Optional<Coverage> coverage = Optional.ofNullable(measures.coverage().get(module));
        return ROW.formatted(
                module,
                coverage.map(each -> percent(each.lines()) + floor(module + ".lines"))
                        .orElse(NOTHING),
                coverage.map(each -> percent(each.branches()) + floor(module + ".branches"))
                        .orElse(NOTHING),
                Optional.ofNullable(measures.mutants().get(module))
                        .map(Table::percent)
                        .orElse(NOTHING),
                measures.documented().contains(module) ? "clean" : NOTHING);
    }

    private String floor(String key) {
        return Optional.ofNullable(floors.percents().get(key))
                .map(" (%d)"::formatted)
                .orElse(" (none)");
    }

    private static String percent(Share share) {
        return String.format(Locale.ROOT, "%.1f", share.percent());
    }
}

package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.catalogue.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the people of the project wrote down when they looked back. */
public record Retrospective(LocalDate date, List<Words> wentWell, List<Words> toImprove, List<Action> actions) {

    public Retrospective {
        wentWell = List.copyOf(wentWell);
        toImprove = List.copyOf(toImprove);
        actions = List.copyOf(actions);
    }

    /** With the states that these stories tell; an action whose story is not among them keeps its own. */
    Retrospective following(Map<String, Story> stories) {
        return new Retrospective(
                date,
                wentWell,
                toImprove,
                actions.stream()
                        .map(action -> action.story()
                                .flatMap(name -> Optional.ofNullable(stories.get(name)))
                                .map(action::following)
                                .orElse(action))
                        .toList());
    }
}

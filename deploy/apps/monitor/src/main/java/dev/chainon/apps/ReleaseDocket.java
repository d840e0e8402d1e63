package dev.chainon.apps;

import dev.chainon.monitoring.trial.Docket;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.registry.Releases;
import dev.chainon.store.TrialScores.Trial;
import java.util.Optional;

/** The registry's release log as monitoring judges by it. */
record ReleaseDocket(Releases releases, String model) implements Docket {

    @Override
    public Optional<Trial> underWay() {
        return releases.newest(model)
                .filter(ReleaseStep::underWay)
                .map(step -> new Trial(step.model(), step.step(), step.version()));
    }

    @Override
    public void complain(Trial trial, String why) {
        releases.complain(trial.model(), trial.version(), why);
    }
}

package dev.chainon.acceptance;

import java.util.List;

/** What an acceptance ends in. A person decides after it: this is what its own rules say. */
public enum Decision {
    GO(new Words("bon pour mise en service (go)", "go")),
    GO_WITH_RESERVATIONS(new Words("bon pour mise en service, avec réserves (go)", "go, with reservations")),
    NO_GO(new Words("refus de mise en service (no-go)", "no-go"));

    private final Words words;

    Decision(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }

    public boolean go() {
        return this != NO_GO;
    }

    static Decision of(List<Executed> tests) {
        if (tests.stream().anyMatch(Executed::stops)) {
            return NO_GO;
        }
        return tests.stream().allMatch(test -> test.finding().verdict() == Verdict.PASSED) ? GO : GO_WITH_RESERVATIONS;
    }
}

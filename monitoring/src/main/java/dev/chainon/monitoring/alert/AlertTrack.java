package dev.chainon.monitoring.alert;

import dev.chainon.monitoring.alert.Alert.State;
import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Scale;
import dev.chainon.monitoring.query.Moment;
import dev.chainon.monitoring.query.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** One rule through time, as Prometheus takes it: it fires once it has held for its time without a break. One thread at a time. */
final class AlertTrack {

    private final AlertRule rule;
    private final Query query;
    private final Duration hold;
    private Alert now;
    private Instant heldSince = Instant.EPOCH;

    AlertTrack(AlertRule rule, Scale scale) {
        this.rule = rule;
        this.query = Query.of(scale.query(rule.clock(), rule.query()));
        this.hold = scale.divided(rule.clock(), rule.hold());
        this.now = Alert.quiet(rule);
    }

    Alert alert() {
        return now;
    }

    /** Looks again; says what there is to tell, if the rule came to fire or does no more. */
    Optional<AlertChange> look(Moment moment) {
        Instant at = Instant.ofEpochMilli(moment.millis());
        OptionalDouble value = query.at(moment);
        return value.isPresent() ? holds(at, value.getAsDouble()) : ends(at);
    }

    private Optional<AlertChange> holds(Instant at, double value) {
        boolean held = now.state() == State.PENDING || now.state() == State.FIRING;
        if (!held) {
            heldSince = at;
        }
        if (now.state() == State.FIRING) {
            now = new Alert(rule, State.FIRING, now.since(), value);
            return Optional.empty();
        }
        if (Duration.between(heldSince, at).compareTo(hold) < 0) {
            now = new Alert(rule, State.PENDING, Optional.of(heldSince), value);
            return Optional.empty();
        }
        now = new Alert(rule, State.FIRING, Optional.of(at), value);
        return Optional.of(new AlertChange(rule, at, Optional.empty(), value));
    }

    private Optional<AlertChange> ends(Instant at) {
        Alert before = now;
        if (before.state() == State.FIRING) {
            now = new Alert(rule, State.RESOLVED, Optional.of(at), before.value());
            return Optional.of(new AlertChange(rule, before.since().orElse(at), Optional.of(at), before.value()));
        }
        if (before.state() == State.PENDING) {
            now = Alert.quiet(rule);
        }
        return Optional.empty();
    }
}

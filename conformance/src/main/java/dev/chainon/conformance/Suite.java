package dev.chainon.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All checks, in their order. */
public final class Suite {

    private Suite() {}

    /**
     * Runs every check against a server, whatever the others found.
     *
     * @throws Unreachable if nothing answers at the address
     * @throws IllegalArgumentException if no model is named and the server does not list its own
     */
    public static List<Outcome> run(Target target) {
        Session session = new Session(target);
        Optional<GrpcTarget> grpc = target.grpc().map(place -> new GrpcTarget(place, target.key(), session.wire()));
        try {
            List<Check> checks = new ArrayList<>();
            checks.addAll(new ServerChecks(session).checks());
            checks.addAll(new InferChecks(session).checks());
            checks.addAll(new RefusalChecks(session).checks());
            checks.addAll(new BinaryChecks(session).checks());
            checks.addAll(new GrpcServerChecks(session, grpc).checks());
            checks.addAll(new GrpcChecks(session, grpc).checks());
            return checks.stream().map(check -> check.run(session.wire())).toList();
        } finally {
            grpc.ifPresent(GrpcTarget::close);
        }
    }

    /** Whether nothing failed. */
    public static boolean passed(List<Outcome> outcomes) {
        return outcomes.stream().noneMatch(outcome -> outcome.verdict() == Verdict.FAILED);
    }
}

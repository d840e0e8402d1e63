package dev.chainon.acceptance;

import dev.chainon.conformance.Outcome;
import dev.chainon.conformance.Suite;
import dev.chainon.conformance.Target;
import dev.chainon.conformance.Unreachable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every check of the Open Inference Protocol, as {@code ./chainon conformance} runs them. */
final class ProtocolCheck implements Check {

    @Override
    public Finding run(Session session) {
        Order order = session.order();
        List<Outcome> outcomes;
        try {
            outcomes = Suite.run(new Target(
                    order.url(),
                    order.grpc().map(Target.HostPort::of),
                    Optional.of(session.served().model()),
                    order.key()));
        } catch (Unreachable e) {
            throw new UnreachableException(String.valueOf(e.getMessage()), e);
        }
        long failed = count(outcomes, dev.chainon.conformance.Verdict.FAILED);
        long passed = count(outcomes, dev.chainon.conformance.Verdict.PASSED);
        String names = String.join(
                ", ",
                outcomes.stream()
                        .filter(each -> each.verdict() == dev.chainon.conformance.Verdict.FAILED)
                        .map(each -> each.name() + " (" + each.reason() + ")")
                        .toList());
        Finding finding = failed == 0
                ? Finding.passed(
                        passed + " vérifications réussies, aucune en échec", passed + " checks passed, none failed")
                : Finding.failed(failed + " en échec\u00a0: " + names, failed + " failed: " + names);
        return finding.with(
                Map.of("acceptance.protocol.passed", (double) passed, "acceptance.protocol.failed", (double) failed));
    }

    private static long count(List<Outcome> outcomes, dev.chainon.conformance.Verdict verdict) {
        return outcomes.stream().filter(each -> each.verdict() == verdict).count();
    }
}

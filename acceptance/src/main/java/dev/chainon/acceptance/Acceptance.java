package dev.chainon.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Executes the part of a plan that is executed by address.
 *
 * @param reservations reasons of a person by the id of the planned test
 * @param commit of the code that is accepted; empty if unknown
 */
record Acceptance(Plan plan, Map<String, String> reservations, String commit, Clock clock) {

    Acceptance {
        reservations = Map.copyOf(reservations);
        for (Map.Entry<String, String> each : reservations.entrySet()) {
            PlannedTest planned = plan.byAddress().stream()
                    .filter(test -> test.id().equals(each.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a reservation names the test " + each.getKey()
                            + ", which the plan does not execute by address"));
            if (planned.blocking()) {
                throw new IllegalArgumentException("the test " + planned.id()
                        + " is blocking: no reservation can stand against its failure; mend it, or change the plan");
            }
        }
        plan.byAddress().forEach(test -> Checks.named(test.check()));
    }

    /** @throws UnreachableException if nothing answers at one of the addresses */
    Minutes hold(Order order) {
        Instant started = clock.instant();
        Session session = new Session(order);
        Map<String, Executed> executed = new HashMap<>();
        // In the order of the checks: those that judge everything that was answered come last.
        for (String check : Checks.names()) {
            plan.byAddress().stream()
                    .filter(test -> test.check().equals(check))
                    .forEach(test -> executed.put(test.id(), execute(test, session)));
        }
        List<Executed> inOrder = plan.byAddress().stream()
                .flatMap(test -> Optional.ofNullable(executed.get(test.id())).stream())
                .toList();
        return new Minutes(place(session, started), plan, inOrder);
    }

    private Executed execute(PlannedTest test, Session session) {
        Instant started = clock.instant();
        Finding finding = finding(test, session);
        double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
        return new Executed(test, finding, reservations.getOrDefault(test.id(), ""), seconds);
    }

    private static Finding finding(PlannedTest test, Session session) {
        try {
            return Checks.named(test.check()).run(session);
        } catch (Unmet e) {
            return e.finding();
        } catch (UnreachableException e) {
            return Finding.failed(
                    "le serveur ne répond plus", "the server does not answer any more: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return Finding.notRun("impossible\u00a0: " + e.getMessage(), "impossible: " + e.getMessage());
        }
    }

    private Minutes.Place place(Session session, Instant started) {
        return new Minutes.Place(
                session.order().url().toString(),
                session.order().monitoring().map(Object::toString).orElse(""),
                session.known().map(Served::model).orElse(""),
                session.known().map(Served::version).orElse(""),
                commit,
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, JDK "
                        + System.getProperty("java.version"),
                started,
                Duration.between(started, clock.instant()).toMillis() / 1000.0);
    }
}

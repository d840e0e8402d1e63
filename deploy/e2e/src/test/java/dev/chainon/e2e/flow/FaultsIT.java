package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.fault.Fault;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that can be switched on: the real one, by the command, until the real alert fires; then off, until the alert is over. */
@Tag("faults")
@ExtendWith(SharedDemonstration.class)
class FaultsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an operator is promised. */
    private static final Duration DETECTED = Duration.ofSeconds(30);

    /** A broker and its readers take their time to come back; this says only that they do. */
    private static final Duration CLEARED = Duration.ofMinutes(3);

    private static Demonstration demonstration;

    @BeforeAll
    static void look(Demonstration running) throws Exception {
        demonstration = running;
        demonstration.await(
                "no alert of a fault", () -> Arrays.stream(Fault.values()).noneMatch(fault -> firing(fault)));
    }

    @AfterEach
    void mend() throws Exception {
        for (Fault fault : Fault.values()) {
            demonstration.run("fault", fault.id(), "off");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DEADLOCK"})
    @Criterion("B2Cr5.deadlock-alert")
    void aDeadlock(Fault fault, TestReporter reporter) throws Exception {
        reporter.publishEntry(fault.id(), firesAndClears(fault).toMillis() + " ms");
    }

    @ParameterizedTest
    @EnumSource(names = {"STARVATION"})
    @Criterion("B2Cr5.starvation-alert")
    void aStarvation(Fault fault, TestReporter reporter) throws Exception {
        reporter.publishEntry(fault.id(), firesAndClears(fault).toMillis() + " ms");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEADLOCK", "STARVATION"})
    @Criterion("B1Cr6.alert-fires")
    void everyOtherFault(Fault fault, TestReporter reporter) throws Exception {
        reporter.publishEntry(fault.id(), firesAndClears(fault).toMillis() + " ms");
    }

    @Test
    void aNameThatIsNoFault_isBadUsage_andTheListNamesAll() throws Exception {
        assertThat(demonstration.run("fault", "flood", "on").code()).isEqualTo(2);
        assertThat(demonstration.run("fault", "deadlock").code()).isEqualTo(2);
        assertThat(demonstration.run("fault", "list").text())
                .contains(Arrays.stream(Fault.values()).map(Fault::id).toList());
    }

    /** How long the alert took to fire. */
    private static Duration firesAndClears(Fault fault) throws Exception {
        Demonstration.Ended said = demonstration.run("fault", fault.id(), "on");
        assertThat(said.code()).as(said.text()).isZero();
        Instant begun = Instant.now();
        demonstration.run("fault", fault.id(), "on");
        assertThat(within(DETECTED, () -> firing(fault)))
                .as("%s fires %s within %s", fault.id(), fault.alert(), DETECTED)
                .isTrue();
        Duration took = Duration.between(begun, Instant.now());

        assertThat(demonstration.run("fault", fault.id(), "off").code()).isZero();
        assertThat(within(CLEARED, () -> !firing(fault)))
                .as("%s ends after %s is off", fault.alert(), fault.id())
                .isTrue();
        return took;
    }

    /** Whether it became so in time; looks four times a second. */
    private static boolean within(Duration patience, BooleanSupplier condition) {
        Instant limit = Instant.now().plus(patience);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        return true;
    }

    private static boolean firing(Fault fault) {
        try {
            JsonNode alerts = JSON.readTree(demonstration
                            .get(demonstration.address("monitor") + "/alerts")
                            .body())
                    .path("alerts");
            return StreamSupport.stream(alerts.spliterator(), false)
                    .filter(alert -> alert.path("alertname").asText().equals(fault.alert()))
                    .anyMatch(alert -> alert.path("state").asText().equals("firing"));
        } catch (IOException e) {
            throw new IllegalStateException("the monitor does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

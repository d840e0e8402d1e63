package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.fault.Fault;
import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault that can be switched on: the real one, by the command, until the real alert fires; then off, until the alert is over. The seconds are told, beside the goal of thirty.
 * Faults of data come first, and this class before those that share the demonstration with it: the replay begins in the evening of a day, when many flights
 * are in the air.
 */
@Tag("campaign")
@Tag("drills")
@Order(1)
@ExtendWith(SharedDemonstration.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Demonstration demonstration;

    @BeforeAll
    static void look(Demonstration running) {
        demonstration = running;
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource(names = {"DRIFT", "FEATURE_SKEW", "DIRTY_DATA", "CONSUMER_LAG"})
    @Criterion("B1Cr6.alert-fires")
    void aFaultOfData(Fault fault, TestReporter reporter) throws Exception {
        firesAndEnds(fault, reporter);
    }

    @Order(2)
    @ParameterizedTest
    @EnumSource(names = {"DEADLOCK"})
    @Criterion("B2Cr5.deadlock-alert")
    void aDeadlock(Fault fault, TestReporter reporter) throws Exception {
        firesAndEnds(fault, reporter);
    }

    @Order(3)
    @ParameterizedTest
    @EnumSource(names = {"STARVATION", "BUSY_POOL"})
    @Criterion("B2Cr5.starvation-alert")
    void threadsThatWait(Fault fault, TestReporter reporter) throws Exception {
        firesAndEnds(fault, reporter);
    }

    @Order(4)
    @ParameterizedTest
    @EnumSource(names = {"BLOCKED_LOOP"})
    @Criterion("B2Cr5.event-loop-alert")
    void anEventLoop(Fault fault, TestReporter reporter) throws Exception {
        firesAndEnds(fault, reporter);
    }

    @Order(5)
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "DRIFT",
                "FEATURE_SKEW",
                "DIRTY_DATA",
                "CONSUMER_LAG",
                "DEADLOCK",
                "STARVATION",
                "BUSY_POOL",
                "BLOCKED_LOOP"
            })
    @Criterion("B1Cr6.alert-fires")
    void everyOtherFault(Fault fault, TestReporter reporter) throws Exception {
        firesAndEnds(fault, reporter);
    }

    @Test
    @Order(6)
    void aNameThatIsNoFault_isBadUsage_andTheListNamesAll() throws Exception {
        assertThat(demonstration.run("fault", "flood", "on").code()).isEqualTo(2);
        assertThat(demonstration.run("fault", "deadlock").code()).isEqualTo(2);
        assertThat(demonstration.run("fault", "list").text())
                .contains(Arrays.stream(Fault.values()).map(Fault::id).toList());
    }

    private static void firesAndEnds(Fault fault, TestReporter reporter) throws Exception {
        Path result = demonstration.state().resolve("drill-" + fault.id() + ".json");
        Demonstration.Ended drill = demonstration.run("fault", fault.id(), "drill", "--json", result.toString());
        assertThat(drill.code()).as(drill.text()).isZero();

        JsonNode figures = JSON.readTree(result.toFile()).path("figures");
        reporter.publishEntry(
                "fault." + fault.id() + ".seconds",
                figures.path("fault." + fault.id() + ".seconds").asText() + " (goal "
                        + figures.path("fault.goal.seconds").asText() + ")");
    }
}

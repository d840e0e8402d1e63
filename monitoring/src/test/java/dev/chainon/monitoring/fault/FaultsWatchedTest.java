package dev.chainon.monitoring.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.fault.Fault;
import dev.chainon.monitoring.kpi.Definitions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FaultsWatchedTest {

    private static final Definitions DEFINITIONS = Definitions.packaged();

    /** A fault whose alert nobody defined would be a switch that nobody notices. */
    @Test
    void everyFaultHasItsAlert_whichAsksForItsMeasure() {
        assertThat(Arrays.stream(Fault.values()))
                .allSatisfy(fault ->
                        assertThat(DEFINITIONS.alert(fault.alert()).query()).contains(fault.measure()));
    }
}

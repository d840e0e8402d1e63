package dev.chainon.monitoring.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final List<String> STACK = List.of(
            "java.lang.IllegalStateException: kettle 7 boils",
            "\tat dev.chainon.Kettle.boil(Kettle.java:12)",
            "\tat dev.chainon.Kettle.lambda$run$3(Kettle.java:30)");

    @Test
    @Criterion("B4Cr6.deduplicated")
    void anErrorIsTheSame_onAnotherLine_withOtherNumbers_inAnotherThread() {
        List<String> later = List.of(
                "java.lang.IllegalStateException: kettle 9 boils",
                "\tat dev.chainon.Kettle.boil(Kettle.java:14)",
                "\tat dev.chainon.Kettle.lambda$run$4(Kettle.java:33)",
                "\tat java.base/java.lang.Thread.run(Thread.java:840)");

        assertThat(Fingerprints.error("pool-1 Kettle it boils", STACK))
                .isNotEqualTo(Fingerprints.error("pool-2 Kettle it boils", later))
                .as("one frame more is another way through the code")
                .isEqualTo(Fingerprints.error("pool-2 Kettle it boils", later.subList(0, 3)));
        assertThat(Fingerprints.error(
                        "main Kettle epoch 3 writer Writer@3a4134a1 run 577d8cc4-d818-4e15-a961-629ba642a12e",
                        List.of()))
                .isEqualTo(Fingerprints.error(
                        "main Kettle epoch 14 writer Writer@2dee3aa6 run 00000000-d818-4e15-a961-629ba642a12f",
                        List.of()));
    }

    @Test
    void anotherExceptionOrAnotherSentenceIsAnotherFault() {
        assertThat(Fingerprints.error("main Kettle it boils", List.of()))
                .isNotEqualTo(Fingerprints.error("main Kettle it leaks", List.of()));
        assertThat(Fingerprints.error("x", STACK))
                .isNotEqualTo(Fingerprints.error("x", List.of("java.io.IOException", STACK.get(1), STACK.get(2))));
    }

    @Test
    @Criterion("B4Cr6.deduplicated")
    void anAlertIsTheSameOnEveryReplica_andAnotherWithAnotherLabel() {
        Map<String, String> here =
                Map.of("alertname", "Lag", "topic", "clean", "instance", "a:1", "severity", "warning");
        Map<String, String> there = Map.of("alertname", "Lag", "topic", "clean", "instance", "b:1", "pod", "b");

        assertThat(Fingerprints.alert(here)).isEqualTo(Fingerprints.alert(there));
        assertThat(Fingerprints.instance(here)).isNotEqualTo(Fingerprints.instance(there));
        assertThat(Fingerprints.alert(here))
                .isNotEqualTo(Fingerprints.alert(Map.of("alertname", "Lag", "topic", "raw")));
    }

    @Test
    void aReportIsTheSame_whateverItsCaseAccentsNumbersAndPoints() {
        assertThat(Fingerprints.report("/jobs", "La durée  de l'étape 3 est fausse !"))
                .isEqualTo(Fingerprints.report("/jobs", "la duree de l’etape 12 est fausse"))
                .isNotEqualTo(Fingerprints.report("/quality", "la duree de l’etape 12 est fausse"));
    }
}

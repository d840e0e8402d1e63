package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JarTest {

    private static final Jar JAR =
            Jar.of("/repository/org/nd4j/nd4j-native/1.0.0-M2.1/nd4j-native-1.0.0-M2.1-linux-x86_64.jar");

    @Test
    void readsWhatMavenNamesItBy() {
        assertThat(JAR.artifact()).isEqualTo("nd4j-native");
        assertThat(JAR.version()).isEqualTo("1.0.0-M2.1");
        assertThat(JAR.classifier()).isEqualTo("linux-x86_64");
        assertThat(JAR.there()).isFalse();
        assertThat(Jar.of("target/classes").classifier()).isEmpty();
    }

    @Test
    void findsWhatStandsBeside() {
        assertThat(JAR.classified("linux-x86_64-avx2").path())
                .hasToString(
                        "/repository/org/nd4j/nd4j-native/1.0.0-M2.1/nd4j-native-1.0.0-M2.1-linux-x86_64-avx2.jar");
        assertThat(JAR.classified("").name()).isEqualTo("nd4j-native-1.0.0-M2.1.jar");
        assertThat(JAR.neighbour("nd4j-cuda-11.6", "2", "").path())
                .hasToString("/repository/org/nd4j/nd4j-cuda-11.6/2/nd4j-cuda-11.6-2.jar");
    }
}

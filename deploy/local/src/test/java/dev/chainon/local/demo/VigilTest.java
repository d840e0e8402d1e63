package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class VigilTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Vigil vigil = new Vigil();

    @Test
    void givesTheValue() {
        assertThat(vigil.await(CompletableFuture.completedFuture(7), LONG, "late"))
                .isEqualTo(7);
        assertThat(vigil.pause(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void saysItIsLate() {
        assertThatThrownBy(() -> vigil.await(new CompletableFuture<>(), Duration.ofMillis(1), "it is late"))
                .isInstanceOf(Failure.class)
                .hasMessage("it is late");
    }

    @Test
    void endsEveryWait_whenAskedToStop() {
        vigil.stop();
        assertThatThrownBy(() -> vigil.await(new CompletableFuture<>(), LONG, "late"))
                .isInstanceOf(Vigil.StoppedException.class);
        assertThat(vigil.pause(LONG)).isFalse();
    }

    @Test
    void endsEveryWait_whenAProcessFailsForGood() {
        CompletableFuture<String> failure = new CompletableFuture<>();
        vigil.watch(failure);
        failure.complete("serving crashed");
        assertThatThrownBy(() -> vigil.pause(LONG)).isInstanceOf(Failure.class).hasMessage("serving crashed");
    }
}

package dev.chainon.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.model.Costs;
import dev.chainon.core.toy.KettleEvent;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a use case need not say. */
class UseCaseTest {

    /** Answers by the defaults alone. */
    @SuppressWarnings("unchecked")
    private final UseCase<KettleEvent> silent = (UseCase<KettleEvent>) Proxy.newProxyInstance(
            UseCaseTest.class.getClassLoader(), new Class<?>[] {UseCase.class}, InvocationHandler::invokeDefault);

    @Test
    void saysThatBothMistakesAreEquallyBad_andGroupsNothing() {
        assertThat(silent.costs()).isEqualTo(Costs.EQUAL);
        assertThat(silent.boards()).isEmpty();
        assertThat(silent.reasons()).isEmpty();
    }

    @Test
    void letsAPersonAskForTheSubjectItself() {
        assertThat(silent.interests("red-7", Map.of("kettle", "red"))).containsExactly("red-7");
        assertThat(silent.interestFields()).containsExactly("subject");
        assertThat(silent.interest(Map.of("subject", "red-7", "other", 1))).isEqualTo("red-7");
        assertThat(silent.interest(Map.of("subject", "x".repeat(100)))).hasSize(100);
    }

    @Test
    void refusesAnInterestWithoutASubject() {
        for (Map<String, Object> bad : List.<Map<String, Object>>of(
                Map.of(), Map.of("subject", 7), Map.of("subject", " "), Map.of("subject", "x".repeat(101)))) {
            assertThatThrownBy(() -> silent.interest(bad))
                    .as(bad.toString())
                    .hasMessage("'subject' must name what you ask to be warned of, in at most 100 characters");
        }
    }
}

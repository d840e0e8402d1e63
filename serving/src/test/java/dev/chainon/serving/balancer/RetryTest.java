package dev.chainon.serving.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void budget_letsAReserveThrough_andThenAShare() {
        RetryBudget budget = new RetryBudget(new Strategy.Retries(Duration.ofSeconds(1), 0.25, 2));
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        for (int i = 0; i < 4; i++) {
            budget.earn();
        }
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        for (int i = 0; i < 1000; i++) {
            budget.earn();
        }
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void deadline_isTheClients_butNotLongerThanOurs() {
        long[] now = {500};
        Duration longest = Duration.ofSeconds(10);
        assertThat(Deadline.of(Optional.of("300"), longest, () -> now[0]).left())
                .isEqualTo(300);
        assertThat(Deadline.of(Optional.of("30000"), longest, () -> now[0]).left())
                .isEqualTo(10_000);
        for (String none : new String[] {"", "0", "-5", "soon", "1.5", "99999999999"}) {
            assertThat(Deadline.of(Optional.of(none), longest, () -> now[0]).left())
                    .as(none)
                    .isEqualTo(10_000);
        }
        Deadline passing = Deadline.of(Optional.empty(), longest, () -> now[0]);
        now[0] += 10_001;
        assertThat(passing.left()).isNegative();
    }

    @Test
    void onlyWhatLeavesNothingBehind_isRepeatable() {
        assertThat(Repeatable.is(HttpMethod.POST, "/v2/models/m/infer")).isTrue();
        assertThat(Repeatable.is(HttpMethod.POST, "/v1/flights/predict")).isTrue();
        assertThat(Repeatable.is(HttpMethod.POST, "/v1/flights/explain")).isTrue();
        assertThat(Repeatable.is(HttpMethod.POST, "/v2/repository/index")).isTrue();
        assertThat(Repeatable.is(HttpMethod.GET, "/v2")).isTrue();
        assertThat(Repeatable.is(HttpMethod.POST, "/admin/explain")).isFalse();
        assertThat(Repeatable.is(HttpMethod.POST, "/v1/subscriptions")).isFalse();
        assertThat(Repeatable.is(HttpMethod.DELETE, "/v1/subscriptions/1")).isFalse();
    }
}

package dev.chainon.store.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketStateTest {

    @ParameterizedTest
    @EnumSource(TicketState.class)
    void everyTicketCanBeEnded_andOneThatIsOverComesBackAsReopenedOnly(TicketState state) {
        Set<TicketState> active = EnumSet.copyOf(state.next());
        active.removeIf(TicketState::over);

        if (state.over()) {
            assertThat(active).containsExactly(TicketState.REOPENED);
        } else {
            assertThat(state.next()).contains(TicketState.RESOLVED, TicketState.CLOSED);
            assertThat(active).doesNotContain(TicketState.OPEN, TicketState.REOPENED, state);
        }
    }

    @Test
    void wordsLeadBack_andAnUnknownOneIsRefused() {
        assertThat(Arrays.stream(TicketState.values()).map(TicketState::word).map(TicketState::of))
                .containsExactly(TicketState.values());
        assertThatThrownBy(() -> TicketState.of("done")).hasMessageContaining("'done'");
    }
}

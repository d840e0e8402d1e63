package dev.chainon.serving.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeadershipTest {

    private static final class Fake implements Lease {
        private boolean free = true;
        private boolean away;
        private boolean released;

        @Override
        public boolean hold() {
            if (away) {
                throw new IllegalStateException("the database does not answer");
            }
            return free;
        }

        @Override
        public void release() {
            released = true;
        }
    }

    @Test
    void leadsWhileItHoldsTheLease() {
        Fake lease = new Fake();
        Leadership leadership = new Leadership(lease);
        assertThat(leadership.leads()).isFalse();
        leadership.hold();
        assertThat(leadership.leads()).isTrue();
        lease.free = false;
        leadership.hold();
        assertThat(leadership.leads()).isFalse();
    }

    @Test
    void goesOnAsItWas_whileNobodyCanBeAsked() {
        Fake lease = new Fake();
        Leadership leader = new Leadership(lease);
        leader.hold();
        lease.away = true;
        leader.hold();
        assertThat(leader.leads()).isTrue();
        Leadership standby = new Leadership(lease);
        standby.hold();
        assertThat(standby.leads()).isFalse();
    }

    @Test
    void givesTheLeaseBack_whenItCloses() {
        Fake lease = new Fake();
        Leadership leadership = new Leadership(lease);
        leadership.hold();
        leadership.close();
        assertThat(leadership.leads()).isFalse();
        assertThat(lease.released).isTrue();
    }

    @Test
    void takesTheLeaseNoMore_onceItGaveItBack() {
        Fake lease = new Fake();
        Leadership leadership = new Leadership(lease);
        leadership.hold();
        leadership.close();
        leadership.hold();
        assertThat(leadership.leads()).isFalse();
    }
}

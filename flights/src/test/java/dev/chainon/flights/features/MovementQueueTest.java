package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MovementQueueTest {

    private record Movement(long minute, int origin, int destination, int route, int delay, boolean late) {
        static Movement of(int number) {
            return new Movement(7L * number, number + 1, number + 2, number + 3, number % 90 - 20, number % 3 == 0);
        }
    }

    /** Runs of additions and removals, long enough for the rings to turn and to grow. */
    @Property(tries = 30, seed = "1")
    void isAQueue(@ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1500) Integer> runs) throws IOException {
        MovementQueue queue = new MovementQueue();
        Deque<Movement> expected = new ArrayDeque<>();
        int number = 0;
        for (int run : runs) {
            for (int i = 0; i < run; i++) {
                Movement m = Movement.of(number++);
                queue.add(m.minute(), m.origin(), m.destination(), m.route(), m.delay(), m.late());
                expected.addLast(m);
            }
            for (int i = 0; i < run / 3; i++) {
                queue.removeFirst();
                expected.removeFirst();
            }
        }
        assertThat(queue.end()).isEqualTo(number);
        holds(queue, expected);

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        queue.snapshot(new DataOutputStream(bytes));
        MovementQueue back = new MovementQueue();
        back.add(1, 1, 1, 1, 1, true);
        back.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(back.start()).isZero();
        holds(back, expected);
    }

    private static void holds(MovementQueue queue, Deque<Movement> expected) {
        assertThat(queue.end() - queue.start()).isEqualTo(expected.size());
        long place = queue.start();
        for (Movement m : expected) {
            assertThat(new Movement(
                            queue.minute(place),
                            queue.origin(place),
                            queue.destination(place),
                            queue.route(place),
                            queue.delay(place),
                            queue.late(place)))
                    .isEqualTo(m);
            place++;
        }
    }
}

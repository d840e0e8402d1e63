package dev.chainon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpochsIT {

    private TestDatabase database;
    private Epochs epochs;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        epochs = new Epochs(database.as(RuntimeRole.STREAM));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void countFromOne_andTheOpenOneIsCurrent() {
        assertThat(epochs.current()).isEmpty();

        Epoch first = epochs.open("2001-05-01", "demo");

        assertThat(first.id()).isEqualTo(1);
        assertThat(first.from()).isEqualTo("2001-05-01");
        assertThat(epochs.current()).contains(first);
    }

    @Test
    void openingTheNextOneClosesTheOneBefore() {
        epochs.open("2001-05-01", "demo");

        Epoch second = epochs.open("2001-02-25", "worst day");

        assertThat(second.id()).isEqualTo(2);
        assertThat(epochs.current()).contains(second);
        epochs.close(second.id());
        assertThat(epochs.current()).isEmpty();
        assertThat(epochs.open("2001-05-01", "again").id()).isEqualTo(3);
    }

    @Test
    void openedAtOnceByMany_eachGetsItsOwn_andOneStaysOpen() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Epoch>> opened = IntStream.range(0, 12)
                    .mapToObj(i -> pool.submit(() -> epochs.open("2001-05-01", "race")))
                    .toList();
            for (Future<Epoch> each : opened) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(epochs.current()).map(Epoch::id).contains(12);
    }
}

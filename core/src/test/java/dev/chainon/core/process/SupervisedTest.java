package dev.chainon.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SupervisedTest {

    @Test
    void endsWhenInputCloses_andNotBefore() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        PipedInputStream in = new PipedInputStream();
        PipedOutputStream launcher = new PipedOutputStream(in);
        Supervised.watch(in, ended::countDown);

        launcher.write(1);
        assertThat(ended.getCount()).isEqualTo(1);
        launcher.close();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}

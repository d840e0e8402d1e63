package dev.chainon.core.fault;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two threads, each with the lock that the other one waits for. The JVM's own check finds them; an interrupt ends them. */
public final class Deadlock implements Injection {

    private static final Logger LOG = LoggerFactory.getLogger(Deadlock.class);

    private List<Thread> threads = List.of();

    @Override
    public synchronized void begin() {
        ReentrantLock one = new ReentrantLock();
        ReentrantLock other = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        threads = List.of(thread("fault-deadlock-1", one, other, both), thread("fault-deadlock-2", other, one, both));
        threads.forEach(Thread::start);
    }

    private static Thread thread(String name, ReentrantLock own, ReentrantLock wanted, CyclicBarrier both) {
        Thread thread = new Thread(() -> hold(own, wanted, both), name);
        thread.setDaemon(true);
        return thread;
    }

    private static void hold(ReentrantLock own, ReentrantLock wanted, CyclicBarrier both) {
        own.lock();
        try {
            both.await();
            wanted.lockInterruptibly();
            try {
                LOG.info(
                        "{} has both locks: the other thread let go first",
                        Thread.currentThread().getName());
            } finally {
                wanted.unlock();
            }
        } catch (InterruptedException | BrokenBarrierException e) {
            LOG.info("{} is released", Thread.currentThread().getName());
        } finally {
            own.unlock();
        }
    }

    @Override
    public synchronized void end() {
        threads.forEach(Thread::interrupt);
        threads = List.of();
    }
}

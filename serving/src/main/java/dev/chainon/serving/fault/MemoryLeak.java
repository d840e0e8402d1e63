package dev.chainon.serving.fault;

import dev.chainon.core.fault.Injection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The leak that servers on Netty have most often: buffers outside the heap that nobody releases. It stops at a quota, so that the process lives. */
final class MemoryLeak implements Injection {

    /** Large enough for the system to take it back at once when it is released. */
    private static final int BYTES_EACH = 4 << 20;

    private static final long TURN_MILLIS = 250;

    private final int most;
    private final Deque<ByteBuf> held = new ArrayDeque<>();
    private Optional<ScheduledExecutorService> worker = Optional.empty();

    /** @param quotaBytes what it takes at most */
    MemoryLeak(long quotaBytes) {
        this.most = (int) (quotaBytes / BYTES_EACH);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "fault-memory-leak");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void begin() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(MemoryLeak::thread);
        started.scheduleWithFixedDelay(this::leak, 0, TURN_MILLIS, TimeUnit.MILLISECONDS);
        worker = Optional.of(started);
    }

    /** What is never written is never resident. */
    private synchronized void leak() {
        if (worker.isPresent() && held.size() < most) {
            ByteBuf buffer = UnpooledByteBufAllocator.DEFAULT.directBuffer(BYTES_EACH);
            held.push(buffer);
            buffer.setZero(0, BYTES_EACH);
        }
    }

    @Override
    public synchronized void end() {
        worker.ifPresent(ScheduledExecutorService::shutdownNow);
        worker = Optional.empty();
        held.forEach(ByteBuf::release);
        held.clear();
    }
}

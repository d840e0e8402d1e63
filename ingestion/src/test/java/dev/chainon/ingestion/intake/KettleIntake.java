package dev.chainon.ingestion.intake;

import dev.chainon.core.process.Health;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.core.toy.Kettles;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;

/**
 * An intake in a process of its own, with the limits that are shipped, to be killed or filled by a test. After so many records it says {@code @half} and does nothing more: the broker has a batch whose
 * place is not written down.
 */
public final class KettleIntake {

    private KettleIntake() {}

    public static void main(String[] args) throws Exception {
        Progress progress = new Progress(System.out);
        Telemetry telemetry = new Halt(Long.parseLong(args[2]));
        IntakeProcess intake = IntakeProcess.start(
                Intakes.shipped(args[0], Path.of(args[1]), Integer.parseInt(args[3])),
                new Kettles(),
                new IntakeProcess.Watch(new Health(), telemetry, () -> ""));
        progress.ready(intake.address());
    }

    private static final class Halt implements Telemetry {

        private final AtomicLong records = new AtomicLong();
        private final long after;

        Halt(long after) {
            this.after = after;
        }

        @Override
        public void count(String name, long amount, String... labels) {
            if (name.equals("chainon_intake_records_total") && records.addAndGet(amount) >= after) {
                System.out.println("@half");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void time(String name, long nanos, String... labels) {}

        @Override
        public void gauge(String name, DoubleSupplier value, String... labels) {}
    }
}

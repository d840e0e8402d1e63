package dev.chainon.apps.fuzz;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One attacker: damaged requests one after the other, and now and then a good one, which must be answered as if nothing had been. */
public final class Attack {

    private static final int SANE_EVERY = 50;
    /** What an answer must never hold: names of our code, of Java's, or a trace. */
    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\tat |dev\\.chainon|java\\.|io\\.(netty|vertx)|jdbi|postgres");

    private final InetSocketAddress server;
    private final Mutants mutants;
    private final List<Sample> samples;
    private final Tally tally = new Tally();
    private Optional<Line> line = Optional.empty();

    /**
     * What came of it.
     *
     * @see #toString for a line of it
     */
    public static final class Tally {

        private final TreeMap<Integer, Long> statuses = new TreeMap<>();
        private long closed;
        private long silent;
        private long insides;
        private long insane;
        private String firstFault = "";

        /** Answers by status. */
        public TreeMap<Integer, Long> statuses() {
            return statuses;
        }

        /** Requests that were answered by the end of the connection. */
        public long closed() {
            return closed;
        }

        /** Requests that were answered by nothing at all. */
        public long silent() {
            return silent;
        }

        /** Answers that told something of the inside. */
        public long insides() {
            return insides;
        }

        /** Good requests that were not answered with 200. */
        public long insane() {
            return insane;
        }

        /** Answers of 500 and above but 503 and 504. */
        public long faults() {
            return statuses.tailMap(500).entrySet().stream()
                    .filter(e -> e.getKey() != 503 && e.getKey() != 504)
                    .mapToLong(e -> e.getValue())
                    .sum();
        }

        /** The first of what should not have been, to be looked into; empty if there was nothing. */
        public String firstFault() {
            return firstFault;
        }

        public void add(Tally other) {
            other.statuses.forEach((status, n) -> statuses.merge(status, n, Long::sum));
            closed += other.closed;
            silent += other.silent;
            insides += other.insides;
            insane += other.insane;
            firstFault = firstFault.isEmpty() ? other.firstFault : firstFault;
        }

        private void heard(Line.Answer answer, byte[] request) {
            statuses.merge(answer.status(), 1L, Long::sum);
            boolean inside =
                    answer.status() >= 400 && INSIDE.matcher(answer.text()).find();
            insides += inside ? 1 : 0;
            if (inside || (answer.status() >= 500 && answer.status() != 503 && answer.status() != 504)) {
                note(answer + " to", request);
            }
        }

        private void note(String what, byte[] request) {
            if (firstFault.isEmpty()) {
                firstFault = what + " "
                        + new String(
                                request,
                                0,
                                Math.min(600, request.length),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
            }
        }

        @Override
        public String toString() {
            return "statuses " + statuses + ", closed " + closed + ", silent " + silent + ", insides " + insides
                    + ", good ones that failed " + insane + (firstFault.isEmpty() ? "" : "; first: " + firstFault);
        }
    }

    public Attack(InetSocketAddress server, List<Sample> samples, long seed) {
        this.server = server;
        this.samples = List.copyOf(samples);
        this.mutants = new Mutants(samples, seed);
    }

    /** Sends so many requests and tells what came. */
    public Tally run(int requests) throws IOException {
        for (int i = 0; i < requests; i++) {
            if (i % SANE_EVERY == 0) {
                sane(samples.get(i / SANE_EVERY % samples.size()));
            } else {
                damaged(mutants.next());
            }
        }
        hangUp();
        return tally;
    }

    private void sane(Sample sample) throws IOException {
        try {
            open().send(sample.wire());
            Line.Answer answer = open().answer();
            tally.heard(answer, sample.wire());
            if (answer.status() != 200) {
                tally.insane++;
                tally.note(answer + " to the good", sample.wire());
            }
            after(answer);
        } catch (IOException e) {
            tally.insane++;
            tally.note(e + " to the good", sample.wire());
            hangUp();
        }
    }

    private void damaged(Mutant mutant) throws IOException {
        try {
            open().send(mutant.bytes());
            if (!mutant.whole()) {
                open().finish();
            }
            Line.Answer answer = open().answer();
            tally.heard(answer, mutant.bytes());
            if (mutant.whole()) {
                after(answer);
            } else {
                hangUp();
            }
        } catch (SocketTimeoutException e) {
            tally.silent++;
            tally.note("nothing to", mutant.bytes());
            hangUp();
        } catch (IOException | RuntimeException e) {
            tally.closed++;
            hangUp();
        }
    }

    private Line open() throws IOException {
        if (line.isEmpty()) {
            line = Optional.of(new Line(server));
        }
        return line.get();
    }

    private void after(Line.Answer answer) throws IOException {
        if (answer.last()) {
            hangUp();
        }
    }

    private void hangUp() throws IOException {
        if (line.isPresent()) {
            line.get().close();
            line = Optional.empty();
        }
    }
}

package dev.chainon.people.notice;

import dev.chainon.core.process.Telemetry;
import dev.chainon.people.notice.Outbox.Claimed;
import dev.chainon.people.notice.Outbox.Recipient;
import dev.chainon.people.vault.BrokenSealException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, one notice after the other, each at most once. One thread at a time; several processes may have one each. */
public final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Outbox outbox;
    private final Letters letters;
    private final Map<String, Channel> channels;
    private final Policy policy;
    private final Telemetry telemetry;

    /**
     * How long and how often.
     *
     * @param lease time after which a claim of a dead process is in doubt; longer than any try takes
     * @param tries after so many failures a notice is given up
     * @param firstWait before the second try; doubled from there on
     * @param longestWait between two tries
     */
    public record Policy(Duration lease, int tries, Duration firstWait, Duration longestWait) {
        public Policy {
            if (tries < 1 || firstWait.isNegative() || longestWait.compareTo(firstWait) < 0 || lease.isNegative()) {
                throw new IllegalArgumentException("chainon.people.notices: tries must be 1 or more, first-wait not"
                        + " longer than longest-wait; they are " + tries + ", " + firstWait + ", " + longestWait);
            }
        }

        Duration pause(int tries) {
            Duration wait = firstWait.multipliedBy(1L << Math.min(tries - 1, 20));
            return wait.compareTo(longestWait) < 0 ? wait : longestWait;
        }
    }

    /**
     * A courier that does nothing yet.
     *
     * @param channels by the names {@code mail} and {@code webhook}
     */
    public Courier(Outbox outbox, Letters letters, Map<String, Channel> channels, Policy policy, Telemetry telemetry) {
        this.outbox = outbox;
        this.letters = letters;
        this.channels = Map.copyOf(channels);
        this.policy = policy;
        this.telemetry = telemetry;
    }

    /**
     * Sends all that is due now.
     *
     * @return how many notices were tried
     * @throws RuntimeException if the database is away; what was claimed then is in doubt after the lease
     */
    public int round() {
        int doubted = outbox.doubtAbandoned();
        if (doubted > 0) {
            LOG.warn("{} notices are in doubt: a process ended while it was sending them", doubted);
            telemetry.count(
                    "chainon_people_notices_total", doubted, "kind", "any", "channel", "any", "state", "in_doubt");
        }
        int tried = 0;
        for (Optional<Claimed> next = outbox.claim(policy.lease());
                next.isPresent();
                next = outbox.claim(policy.lease())) {
            deliver(next.get());
            tried++;
        }
        return tried;
    }

    private void deliver(Claimed notice) {
        if (outbox.overtaken(notice)) {
            String why = "it was over before it could be sent";
            outbox.givenUp(notice, why);
            // What was never tried came too late; what was tried failed, and whoever watches must see that.
            told(notice, notice.tries() > 1 ? "given_up" : "overtaken", why);
            return;
        }
        try {
            Optional<Recipient> recipient = outbox.recipient(notice);
            if (recipient.isPresent()) {
                Channel channel = Objects.requireNonNull(channels.get(notice.channel()), notice.channel());
                end(notice, channel.send(letters.write(notice, recipient.get())));
            }
        } catch (BrokenSealException e) {
            end(notice, new Delivery.NotSent("the person's fields do not open", false));
        }
    }

    private void end(Claimed notice, Delivery delivery) {
        if (delivery instanceof Delivery.Sent) {
            outbox.sent(notice);
            told(notice, "sent", "");
        } else if (delivery instanceof Delivery.InDoubt doubt) {
            outbox.inDoubt(notice, doubt.why());
            told(notice, "in_doubt", doubt.why());
        } else if (delivery instanceof Delivery.NotSent not) {
            if (not.again() && notice.tries() < policy.tries()) {
                outbox.again(notice, not.why(), policy.pause(notice.tries()));
                told(notice, "waiting", not.why());
            } else {
                outbox.givenUp(notice, not.why());
                told(notice, "given_up", not.why());
            }
        }
    }

    private void told(Claimed notice, String state, String why) {
        telemetry.count(
                "chainon_people_notices_total", 1, "kind", notice.kind(), "channel", notice.channel(), "state", state);
        if (state.equals("sent")) {
            LOG.info("notice={} kind={} channel={} sent", notice.id(), notice.kind(), notice.channel());
        } else {
            LOG.warn(
                    "notice={} kind={} channel={} try={} state={} why={}",
                    notice.id(),
                    notice.kind(),
                    notice.channel(),
                    notice.tries(),
                    state,
                    why);
        }
    }
}

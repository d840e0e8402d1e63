package dev.chainon.ingestion.stream;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.Admission;
import dev.chainon.streams.QuarantinePublisher;
import dev.chainon.streams.RawReader;
import dev.chainon.streams.RawRecord;
import dev.chainon.streams.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts into quarantine what the reader of the clean log refused, with the bytes it came with. Every reader refuses the same; the copy to the back office alone
 * writes it down, because it reads each record once and goes on where it was. Written again after a failure, which the readers of the quarantine tell.
 */
final class ReaderQuarantine {

    private final String bootstrap;
    private final Topics topics;
    private final String contractVersion;
    private final List<Refusal> refused = new ArrayList<>();

    private record Refusal(LoggedEvent<?> logged, Admission.Refused why) {}

    /** @param contractVersion of the contract whose rule refuses */
    ReaderQuarantine(String bootstrap, Topics topics, String contractVersion) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.contractVersion = contractVersion;
    }

    void add(LoggedEvent<?> logged, Admission.Refused why) {
        refused.add(new Refusal(logged, why));
    }

    /** Returns when the broker has them all. */
    void write() {
        if (refused.isEmpty()) {
            return;
        }
        try (RawReader raw = new RawReader(bootstrap, topics);
                QuarantinePublisher publisher = new QuarantinePublisher(bootstrap, topics)) {
            for (Refusal each : refused) {
                publisher.publish(
                        quarantined(each, raw.at(each.logged().rawOffset()).map(RawRecord::bytes)));
            }
            publisher.flush();
        }
    }

    private Quarantined quarantined(Refusal refusal, Optional<byte[]> bytes) {
        LoggedEvent<?> logged = refusal.logged();
        String reason =
                refusal.why().reason() + (bytes.isPresent() ? "" : "; the raw topic does not keep its bytes any more");
        return new Quarantined(
                logged.epoch(),
                logged.rawOffset(),
                logged.rawMillis(),
                refusal.why().rule(),
                reason,
                bytes.orElse(new byte[0]),
                Optional.of(contractVersion));
    }
}

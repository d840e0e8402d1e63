package dev.chainon.serving.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a file in memory, read again within a second after the file changed. Thread-safe. */
public final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final long LOOK_MILLIS = 1_000;

    private final KeyFile file;
    private final Clock clock;
    private final AtomicLong nextLook = new AtomicLong(Long.MIN_VALUE);
    private volatile Read read = new Read("", Map.of());

    private record Read(String stamp, Map<String, ApiKey> byId) {}

    public KeyRing(KeyFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Whose key it is, if it is one and in force. */
    Optional<Caller> find(String text) {
        Optional<ApiKey.Presented> presented = ApiKey.parse(text);
        if (presented.isEmpty()) {
            return Optional.empty();
        }
        look();
        return Optional.ofNullable(read.byId().get(presented.get().id()))
                .filter(key -> key.opens(presented.get().secret()) && key.valid(clock.instant()))
                .map(key -> new Caller("key:" + key.id(), key.name(), key.roles()));
    }

    private void look() {
        long now = clock.millis();
        long due = nextLook.get();
        if (now >= due && nextLook.compareAndSet(due, now + LOOK_MILLIS)) {
            reload();
        }
    }

    /** Looks at the file now. A file that cannot be read leaves what was read before in force, and is told. */
    public void reload() {
        try {
            String stamp = stamp();
            if (!stamp.equals(read.stamp())) {
                Map<String, ApiKey> keys =
                        file.read().stream().collect(Collectors.toMap(ApiKey::id, Function.identity()));
                read = new Read(stamp, keys);
                LOG.info("{} API keys from {}", keys.size(), file.path());
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the keys cannot be read again; those that were read stay in force", e);
        }
    }

    private String stamp() throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + Objects.requireNonNullElse(now.fileKey(), "");
        } catch (NoSuchFileException e) {
            return "none";
        }
    }
}

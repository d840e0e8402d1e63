package dev.chainon.serving.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of a server in one file, which its owner alone can read and which holds no secret. A key is never removed: a revoked one tells since when. */
public final class KeyFile {

    private final Path file;
    private final Path folder;

    public KeyFile(Path file) {
        this.file = file.toAbsolutePath();
        this.folder = Objects.requireNonNull(this.file.getParent(), "keys stand in a file, not in the root of a disk");
    }

    Path path() {
        return file;
    }

    /**
     * The keys; none while there is no file.
     *
     * @throws IllegalStateException if the file is no list of keys
     */
    public List<ApiKey> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            JsonArray list = new JsonObject(Files.readString(file)).getJsonArray("keys");
            List<ApiKey> keys = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                keys.add(key(list.getJsonObject(i)));
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys in " + file, e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    file + " is not a list of keys as ./chainon key writes it: " + e.getMessage(), e);
        }
    }

    public void add(ApiKey key) {
        change(keys -> {
            List<ApiKey> all = new ArrayList<>(keys);
            all.add(key);
            return all;
        });
    }

    /** Whether there was such a key in force. */
    public boolean revoke(String id, Instant now) {
        boolean[] found = new boolean[1];
        change(keys -> keys.stream()
                .map(key -> {
                    boolean meant = key.id().equals(id) && key.revoked().isEmpty();
                    found[0] |= meant;
                    return meant ? key.revokedAt(now) : key;
                })
                .toList());
        return found[0];
    }

    /** Two who change it at once do so one after the other. */
    private void change(Function<List<ApiKey>, List<ApiKey>> change) {
        try {
            Files.createDirectories(folder);
            Path lock = folder.resolve(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                write(change.apply(read()));
                assert held.isValid();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the keys to " + file, e);
        }
    }

    private void write(List<ApiKey> keys) {
        JsonArray list = new JsonArray();
        keys.forEach(key -> list.add(json(key)));
        OwnerOnly.write(file, new JsonObject().put("keys", list).encodePrettily() + "\n");
    }

    private static JsonObject json(ApiKey key) {
        JsonObject json = new JsonObject()
                .put("id", key.id())
                .put("name", key.name())
                .put("sha256", key.sha256())
                .put(
                        "roles",
                        new JsonArray(
                                key.roles().stream().map(Role::word).sorted().toList()))
                .put("created", key.created().toString());
        key.expires().ifPresent(at -> json.put("expires", at.toString()));
        key.revoked().ifPresent(at -> json.put("revoked", at.toString()));
        return json;
    }

    private static ApiKey key(JsonObject json) {
        Set<Role> roles = json.getJsonArray("roles").stream()
                .map(word -> Role.demand(String.valueOf(word)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        return new ApiKey(
                json.getString("id"),
                json.getString("name"),
                json.getString("sha256"),
                roles,
                instant(json, "created").orElseThrow(() -> new DateTimeException("a key has no 'created'")),
                instant(json, "expires"),
                instant(json, "revoked"));
    }

    private static Optional<Instant> instant(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name)).map(Instant::parse);
    }
}

package dev.chainon.store.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/**
 * The keys of persons as one file, apart from every backup: without it a backup opens nobody's data. The keys in it are wrapped by the master key, which is
 * neither here nor in the database.
 *
 * @param check something that this master key sealed, by which it is known again; empty where no process of people ever started
 * @param keys one for each person
 */
record KeyCopy(byte[] check, List<Key> keys) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHECK = "check";

    /** A row of {@code runtime.person_key}: who, as a pseudonym; the wrapped key; the id that names it in proofs; when it was made. */
    record Key(String person, byte[] wrapped, String id, String created) {}

    KeyCopy {
        check = check.clone();
        keys = List.copyOf(keys);
    }

    @Override
    public byte[] check() {
        return check.clone();
    }

    /** The living keys. */
    static KeyCopy of(Handle handle) {
        byte[] check = handle.createQuery("SELECT sealed FROM runtime.key_check")
                .mapTo(byte[].class)
                .findOne()
                .orElse(new byte[0]);
        List<Key> keys = handle.createQuery(
                        "SELECT person, wrapped_key, key_id::text AS id, created::text AS created FROM runtime.person_key ORDER BY person")
                .map((row, context) -> new Key(
                        row.getString("person"),
                        row.getBytes("wrapped_key"),
                        row.getString("id"),
                        row.getString("created")))
                .list();
        return new KeyCopy(check, keys);
    }

    /** The same without the keys that were destroyed. */
    KeyCopy without(TakenBack takenBack) {
        return new KeyCopy(
                check,
                keys.stream()
                        .filter(key -> !takenBack.keys().contains(hash(key.id())))
                        .toList());
    }

    private static String hash(String id) {
        return HexFormat.of().formatHex(Backup.sha256().digest(id.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Replaces the file in one move; its owner alone may read it. */
    void write(Path file) {
        Base64.Encoder base64 = Base64.getEncoder();
        List<Map<String, String>> lines = new ArrayList<>(List.of(Map.of(CHECK, base64.encodeToString(check))));
        keys.forEach(key -> lines.add(Map.of(
                "person",
                key.person(),
                "wrapped",
                base64.encodeToString(key.wrapped()),
                "id",
                key.id(),
                "created",
                key.created())));
        try {
            StringBuilder text = new StringBuilder();
            for (Map<String, String> line : lines) {
                text.append(JSON.writeValueAsString(line)).append('\n');
            }
            OwnFiles.replace(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of persons cannot be written to " + file, e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UncheckedIOException if it is missing or no such file
     */
    static KeyCopy read(Path file) {
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] check = new byte[0];
        List<Key> keys = new ArrayList<>();
        try {
            for (String text : OwnFiles.lines(file)) {
                JsonNode line = Objects.requireNonNull(JSON.readTree(text));
                if (line.has(CHECK)) {
                    check = base64.decode(line.path(CHECK).asText());
                } else {
                    keys.add(new Key(
                            line.path("person").asText(),
                            base64.decode(line.path("wrapped").asText()),
                            line.path("id").asText(),
                            line.path("created").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of persons cannot be read from " + file, e);
        }
        return new KeyCopy(check, keys);
    }
}

package dev.chainon.people.subscription;

import dev.chainon.store.Database;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Works for one person at a time: row security shows the rows of that person only. */
final class Acting {

    private final Database database;

    Acting(Database database) {
        this.database = database;
    }

    /** Whose subscription a token is of. */
    record Owned(UUID subscription, String person) {}

    Optional<Owned> owner(Token token) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT id, person FROM runtime.person_of_token(?)")
                        .bind(0, token.hash())
                        .map((row, context) -> new Owned(row.getObject("id", UUID.class), row.getString("person")))
                        .findOne());
    }

    /** All of the work in one transaction, or none of it; what else is done for the same person waits. */
    <T> T as(String person, Function<Handle, T> work) {
        return database.jdbi().inTransaction(handle -> {
            become(handle, person);
            handle.select("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 50))", person)
                    .mapTo(Integer.class)
                    .one();
            return work.apply(handle);
        });
    }

    /** For the rest of this transaction. */
    static void become(Handle handle, String person) {
        setting(handle, "chainon.person", person);
    }

    /** Why rows go, for the access log. */
    static void purpose(Handle handle, String purpose) {
        setting(handle, "chainon.purpose", purpose);
    }

    private static void setting(Handle handle, String name, String value) {
        handle.select("SELECT set_config(?, ?, true)", name, value)
                .mapTo(String.class)
                .one();
    }

    /** Writes down what is done for the person that is acted for. */
    static void note(Handle handle, String action, int epoch, String subject) {
        handle.select("SELECT 1 FROM runtime.note_access(?, 'request', ?, ?)", action, epoch, subject)
                .mapTo(Integer.class)
                .one();
    }
}

package dev.chainon.registry;

import dev.chainon.store.Database;
import dev.chainon.store.RuntimeRole;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that promotes: {@code URL ROOT MODEL VERSION EXPECTED}, 0 for nothing expected. Ends with 0 when the alias moved and with 1, after saying why,
 * when another promotion came first.
 */
final class PromotionProgram {

    private PromotionProgram() {}

    public static void main(String[] args) {
        String role = RuntimeRole.TRAINER.user();
        int expected = Integer.parseInt(args[4]);
        try (Database database = new Database(args[0], role, role, 2)) {
            new Registry(database, Path.of(args[1]))
                    .promote(
                            new Promotion(args[2], Integer.parseInt(args[3]), "champion", "a process", "race"),
                            expected == 0 ? Optional.empty() : Optional.of(expected));
        } catch (PromotionConflictException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }
}

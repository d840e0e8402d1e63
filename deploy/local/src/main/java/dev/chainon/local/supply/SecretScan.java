package dev.chainon.local.supply;

import dev.chainon.evidence.ledger.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Searches a repository for secrets: the tree as it is, then all of its history. Not thread-safe. */
final class SecretScan {

    /** Git itself calls a file binary that has a zero among so many first bytes. */
    private static final int HEAD = 8000;

    private final List<SecretRule> rules = SecretRule.all();
    private final List<Leak> leaks = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final Repository repository;
    private final List<Allowance> allowances;
    private int texts;
    private int binaries;

    SecretScan(Repository repository, List<Allowance> allowances) {
        this.repository = repository;
        this.allowances = List.copyOf(allowances);
    }

    /** What was found that nobody allowed; a secret that lies in the tree is not told again for the history. */
    List<Leak> run() throws IOException {
        repository.tree(this::search);
        repository.history(this::search);
        return List.copyOf(leaks);
    }

    private void search(String id, String path, byte[] content) {
        for (int i = 0; i < Math.min(HEAD, content.length); i++) {
            if (content[i] == 0) {
                binaries++;
                return;
            }
        }
        texts++;
        String text = new String(content, StandardCharsets.UTF_8);
        String small = SecretRule.small(text);
        rules.forEach(rule -> rule.find(text, small, (secret, start) -> {
            String hash = Digest.of(secret);
            boolean allowed = allowances.stream().anyMatch(one -> one.sha256().equals(hash));
            if (!allowed && told.add(rule.name() + " " + path + " " + hash)) {
                int line = (int) text.substring(0, start).lines().count();
                leaks.add(new Leak(
                        rule.name(), path, Math.max(1, line), id.isEmpty() ? "" : repository.firstCommit(id), hash));
            }
        }));
    }

    /** How many texts were searched, each version of a file counted. */
    int texts() {
        return texts;
    }

    /** How many files are no text and were passed over. */
    int binaries() {
        return binaries;
    }
}

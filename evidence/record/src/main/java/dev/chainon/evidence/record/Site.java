package dev.chainon.evidence.record;

import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.ledger.Machine;
import dev.chainon.evidence.ledger.Proof;
import java.io.IOException;
import java.nio.file.Path;

/** Where a run takes place: the module, the hash of what its proofs cover as read at the start, the commit, the machine. */
record Site(Path root, String module, CodeHash hash, String commit, Machine machine) {

    Path file() {
        return root.resolve(module).resolve(Ledger.PLACE);
    }

    /** Reasons lose the path of the folder: records travel with releases. */
    Proof proof(Claim claim) throws IOException {
        return new Proof(
                claim.clause(),
                module,
                claim.test(),
                claim.declaredIn(),
                claim.result().outcome(),
                claim.result().reason().replace(root.toString(), "."),
                claim.result().cases(),
                claim.result().started(),
                claim.result().millis(),
                machine,
                hash.of(module, claim.covers()),
                claim.covers(),
                commit);
    }
}

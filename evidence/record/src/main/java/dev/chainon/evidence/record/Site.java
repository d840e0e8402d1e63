package dev.chainon.evidence.record;

import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.ledger.Machine;
import dev.chainon.evidence.ledger.Proof;
import java.nio.file.Path;

/** Where a run takes place: the module, the hash of its code at the start, the commit, the machine. */
record Site(Path root, String module, String code, String commit, Machine machine) {

    Path file() {
        return root.resolve(module).resolve(Ledger.PLACE);
    }

    /** Reasons lose the path of the folder: records travel with releases. */
    Proof proof(Claim claim) {
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
                code,
                commit);
    }
}

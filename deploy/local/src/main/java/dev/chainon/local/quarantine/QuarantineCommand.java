package dev.chainon.local.quarantine;

import picocli.CommandLine.Command;

/** What the rules of the contract refused: shown, repaired, sent again. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description =
                "Shows what the rules refused in the running demonstration, repairs it, sends it again. A record is named by its offset in the raw topic.",
        subcommands = {ListCommand.class, ShowCommand.class, RepairCommand.class, ReplayCommand.class})
public final class QuarantineCommand {}

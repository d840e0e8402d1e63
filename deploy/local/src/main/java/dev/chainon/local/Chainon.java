package dev.chainon.local;

import dev.chainon.local.deliver.AcceptCommand;
import dev.chainon.local.deliver.DeployCommand;
import dev.chainon.local.demo.BackupCommand;
import dev.chainon.local.demo.DemoCommand;
import dev.chainon.local.demo.EvaluateCommand;
import dev.chainon.local.demo.FaultCommand;
import dev.chainon.local.demo.FeaturesCommand;
import dev.chainon.local.demo.GoalsCommand;
import dev.chainon.local.demo.IngestCommand;
import dev.chainon.local.demo.JobsCommand;
import dev.chainon.local.demo.MaintenanceCommand;
import dev.chainon.local.demo.ModelsCommand;
import dev.chainon.local.demo.PromoteCommand;
import dev.chainon.local.demo.ReleaseCommand;
import dev.chainon.local.demo.RestoreCommand;
import dev.chainon.local.demo.RetrainCommand;
import dev.chainon.local.demo.RollbackCommand;
import dev.chainon.local.demo.TrainCommand;
import dev.chainon.local.demo.WorkCommand;
import dev.chainon.local.pipeline.AttestCommand;
import dev.chainon.local.pipeline.CiCommand;
import dev.chainon.local.pipeline.DoraCommand;
import dev.chainon.local.pipeline.PublishCommand;
import dev.chainon.local.process.Failure;
import dev.chainon.local.quality.QualityCommand;
import dev.chainon.local.quarantine.QuarantineCommand;
import dev.chainon.local.ship.ImagesCommand;
import dev.chainon.local.supply.LicencesCommand;
import dev.chainon.local.supply.SbomCommand;
import dev.chainon.local.supply.ScanCommand;
import dev.chainon.local.supply.SecretsCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./chainon}: ends with 0 done, 1 a negative result, 2 bad usage, 3 failure. */
@Command(
        name = "chainon",
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        description = "The reference MLOps pipeline in Java: from raw flight events to watched predictions.",
        subcommands = {
            DemoCommand.class,
            IngestCommand.class,
            FeaturesCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            PromoteCommand.class,
            RollbackCommand.class,
            ReleaseCommand.class,
            RetrainCommand.class,
            ModelsCommand.class,
            JobsCommand.class,
            StatusCommand.class,
            StopCommand.class,
            FaultCommand.class,
            BenchCommand.class,
            AdviseCommand.class,
            ExperimentCommand.class,
            EvidenceCommand.class,
            ProveCommand.class,
            GoalsCommand.class,
            QualityCommand.class,
            WeatherCommand.class,
            HolidaysCommand.class,
            QuarantineCommand.class,
            DriftCommand.class,
            TraceCommand.class,
            KeyCommand.class,
            ConformanceCommand.class,
            AcceptCommand.class,
            DeployCommand.class,
            MaintenanceCommand.class,
            ImagesCommand.class,
            CiCommand.class,
            PublishCommand.class,
            DoraCommand.class,
            BacklogCommand.class,
            AttestCommand.class,
            WorkCommand.class,
            SbomCommand.class,
            LicencesCommand.class,
            ScanCommand.class,
            SecretsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class
        },
        footer = {"", "Exit codes: 0 done, 1 a negative result, 2 bad usage, 3 failure."})
public final class Chainon {

    private static final Logger LOG = LoggerFactory.getLogger(Chainon.class);
    private static final int FAILED = 3;

    private Chainon() {}

    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    static CommandLine line() {
        return new CommandLine(new Chainon())
                .setExecutionExceptionHandler((e, line, parsed) -> failed(e, line))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int failed(Exception e, CommandLine line) {
        if (e instanceof Failure) {
            LOG.info("failed", e);
            line.getErr().println(e.getMessage());
        } else {
            LOG.error("failed unexpectedly", e);
            line.getErr().println("Unexpected: " + e + "\nThe whole story is in .chainon/logs/launcher.log");
        }
        return FAILED;
    }
}

package io.skywarden.app;

import io.skywarden.capture.CaptureIndexUnusable;
import io.skywarden.capture.CaptureUnreadable;
import io.skywarden.capture.cli.CapturesCommand;
import io.skywarden.catalogue.cli.AuditCommand;
import io.skywarden.catalogue.cli.AuditVerifyCommand;
import io.skywarden.catalogue.cli.BackupCommand;
import io.skywarden.catalogue.cli.RestoreCommand;
import io.skywarden.catalogue.git.GitUnusable;
import io.skywarden.catalogue.store.DatabasePlace;
import io.skywarden.catalogue.store.DatabaseUnusable;
import io.skywarden.catalogue.store.offline.OfflineDatabase;
import io.skywarden.proof.UnusableInput;
import io.skywarden.proof.cli.CorpusCommand;
import io.skywarden.proof.cli.ProveCommand;
import io.skywarden.proof.cli.RulesCommand;
import io.skywarden.proof.engine.EngineTrouble;
import io.skywarden.rules.EngineUnusable;
import io.skywarden.rules.SidLockUnusable;
import io.skywarden.rules.cli.CompanionsCommand;
import io.skywarden.rules.cli.RenderCommand;
import io.skywarden.rules.cli.SidsCommand;
import io.skywarden.rules.cli.TemplatesCommand;
import io.skywarden.rules.companion.EndpointsUnusable;
import io.skywarden.signature.yaml.MalformedTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands that need no service. Every failure is a message and an exit code; none is a stack trace. */
@Command(name = "skywarden", mixinStandardHelpOptions = true,
        subcommands = {ProveCommand.class, RenderCommand.class, CompanionsCommand.class, RulesCommand.class, SidsCommand.class, TemplatesCommand.class,
                CapturesCommand.class, CorpusCommand.class,
                AuditCommand.class, BackupCommand.class, RestoreCommand.class})
public final class CommandLine {

    private static final int COULD_NOT_RUN = 2;
    private static final String PROVE = "prove";

    private CommandLine() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        picocli.CommandLine line = line(arguments);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError tooSmall) {
            line.getErr().println("skywarden: Java's heap of %d MB is too small for this: give it more with SKYWARDEN_HEAP=2g, or judge fewer captures at a time with --threads 1"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20));
            return COULD_NOT_RUN;
        }
    }

    /** All commands. */
    static picocli.CommandLine line() {
        return ready(new picocli.CommandLine(new CommandLine(), new Commands()));
    }

    /** To look at every option of every command takes longer than many a command does: {@code prove} is made ready alone. */
    private static picocli.CommandLine line(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals(PROVE)) {
            return line();
        }
        return ready(new picocli.CommandLine(CommandSpec.create().name("skywarden"), new Commands()).addSubcommand(PROVE, ProveCommand.class));
    }

    private static picocli.CommandLine ready(picocli.CommandLine line) {
        return line
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(CommandLine::explain)
                .registerConverter(io.skywarden.proof.EngineChoice.class, CommandLine::engine);
    }

    private static io.skywarden.proof.EngineChoice engine(String word) {
        return java.util.Arrays.stream(io.skywarden.proof.EngineChoice.values()).filter(choice -> choice.toString().equals(word))
                .findFirst().orElseThrow(() -> new picocli.CommandLine.TypeConversionException("'%s' is not one of %s".formatted(
                        word, java.util.List.of(io.skywarden.proof.EngineChoice.values()))));
    }

    /** Rethrows what only a defect of ours can cause; picocli then prints the trace, which a report needs. */
    private static int explain(Exception failure, picocli.CommandLine command, ParseResult parsed) throws Exception {
        String message = switch (failure) {
            case MalformedTree _, UnusableInput _, CaptureUnreadable _, CaptureIndexUnusable _, EngineTrouble _,
                    EngineUnusable _, EndpointsUnusable _, SidLockUnusable _, DatabaseUnusable _, GitUnusable _,
                    IllegalArgumentException _ -> failure.getMessage();
            case UncheckedIOException unchecked -> "%s (%s)".formatted(unchecked.getMessage(), unchecked.getCause().getMessage());
            case IOException io -> "%s: %s".formatted(io.getClass().getSimpleName().replace("Exception", ""), io.getMessage());
            default -> throw failure;
        };
        command.getErr().println("skywarden: " + message);
        command.getErr().flush();
        return COULD_NOT_RUN;
    }

    /** Gives commands what they need of this machine. */
    private static final class Commands implements IFactory {

        private final IFactory others = picocli.CommandLine.defaultFactory();

        @Override
        public <T> T create(Class<T> type) throws Exception {
            if (type == AuditVerifyCommand.class) {
                return type.cast(new AuditVerifyCommand(Commands::database));
            }
            if (type == ProveCommand.class) {
                return type.cast(new ProveCommand(Clock.systemUTC()));
            }
            if (type == RenderCommand.class) {
                return type.cast(new RenderCommand(Clock.systemUTC()));
            }
            if (type == BackupCommand.class) {
                return type.cast(new BackupCommand(Commands::database, Clock.systemUTC()));
            }
            return type == RestoreCommand.class ? type.cast(new RestoreCommand(Commands::database)) : others.create(type);
        }

        private static OfflineDatabase database() {
            return OfflineDatabase.of(DatabasePlace.of(StartPlace::fromMachine), StartPlace.of(StartPlace::fromMachine).home());
        }
    }
}

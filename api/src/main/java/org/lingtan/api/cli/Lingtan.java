package org.lingtan.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command {@code lingtan}. */
public final class Lingtan {

    private Lingtan() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(run(args, Terminal.ofProcess()));
    }

    /**
     * Runs one command.
     *
     * @param args the command line
     * @param terminal where it reads and writes
     * @return the exit code
     */
    static int run(String[] args, Terminal terminal) {
        return run(args, terminal, Clock.systemUTC());
    }

    static int run(String[] args, Terminal terminal, Clock clock) {
        Desk desk = new Desk(terminal, CommandTexts.in(languageOf(args, terminal)), clock);
        Failures failures = new Failures(desk, List.of(args).contains("--debug"));
        int code;
        try {
            code = commandLine(desk, failures).execute(args);
        } catch (RuntimeException | Error fault) {
            code = failures.fault(fault);
        }
        terminal.err().flush();
        terminal.out().flush();
        return terminal.out().checkError() && code == ExitCode.OK ? ExitCode.IO : code;
    }

    static CommandLine commandLine(Desk desk, Failures failures) {
        CommandLine rulebook = new CommandLine(new RulebookCommand())
                .addSubcommand(new RulebookListCommand(desk))
                .addSubcommand(new RulebookShowCommand(desk))
                .addSubcommand(new RulebookLintCommand(desk))
                .addSubcommand(new RulebookTestCommand(desk))
                .addSubcommand(new RulebookDiffCommand(desk))
                .addSubcommand(new RulebookImpactCommand(desk))
                .addSubcommand(new RulebookNewCommand(desk))
                .addSubcommand(new RulebookSignCommand(desk))
                .addSubcommand(new RulebookReleaseCommand(desk))
                .addSubcommand(new RulebookCoverageCommand(desk))
                .addSubcommand(new RulebookMutateCommand(desk))
                .addSubcommand(new RulebookTriplesCommand(desk));
        CommandLine key = new CommandLine(new KeyCommand())
                .addSubcommand(new KeyShowCommand(desk))
                .addSubcommand(new KeyRotateCommand(desk));
        CommandLine root = new CommandLine(new RootCommand())
                .addSubcommand(new EvaluateCommand(desk))
                .addSubcommand(new CheckCommand(desk))
                .addSubcommand(new TemplateCommand(desk))
                .addSubcommand(new PackCommand(desk))
                .addSubcommand(new ReportCommand(desk))
                .addSubcommand(new VerifyCommand(desk))
                .addSubcommand(key)
                .addSubcommand(rulebook)
                .addSubcommand(new ServeCommand(desk))
                .addSubcommand(new FsckCommand(desk))
                .addSubcommand(new BackupCommand(desk))
                .addSubcommand(new RestoreCommand(desk))
                .addSubcommand(new CompletionCommand(desk));
        root.setResourceBundle(desk.texts().bundle());
        root.setOut(new PrintWriter(desk.terminal().out(), true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(desk.terminal().err(), true, StandardCharsets.UTF_8));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(desk.terminal().isColoured() ? Ansi.ON : Ansi.OFF));
        root.setCaseInsensitiveEnumValuesAllowed(false);
        root.setExecutionExceptionHandler((failure, command, parsed) -> failures.failure(failure));
        root.setParameterExceptionHandler((failure, args) -> failures.usage(failure));
        Examples.putFirst(root, desk.texts());
        return root;
    }

    /** The language must be known before the command line is read, since help and complaints are written in it. */
    private static String languageOf(String[] args, Terminal terminal) {
        for (int i = 0; i < args.length; i++) {
            String value = args[i].startsWith("--lang=")
                    ? args[i].substring("--lang=".length())
                    : args[i].equals("--lang") && i + 1 < args.length ? args[i + 1] : "";
            if (value.equals("zh") || value.equals("en")) {
                return value;
            }
        }
        return terminal.language();
    }
}

package org.lingtan.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand: its options hold for every subcommand. */
@Command(name = "lingtan", versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND")
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT)
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true)
    private boolean version;

    @Option(names = "--debug", scope = ScopeType.INHERIT)
    private boolean debug;

    @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT)
    void language(String language) {
        if (!language.equals("zh") && !language.equals("en")) {
            throw Options.wrong(spec.commandLine(), "usage.language", "--lang", language);
        }
    }

    RootCommand() {
        // picocli fills the fields
        spec = CommandSpec.create();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "COMMAND", new CommandMissing());
    }

    /** Marks the case that only {@code lingtan} was typed. */
    static final class CommandMissing extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}

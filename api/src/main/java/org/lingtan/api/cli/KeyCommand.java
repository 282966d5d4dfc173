package org.lingtan.api.cli;

import picocli.CommandLine.Command;

/** The keys of this installation. */
@Command(name = "key", synopsisSubcommandLabel = "COMMAND")
final class KeyCommand {}

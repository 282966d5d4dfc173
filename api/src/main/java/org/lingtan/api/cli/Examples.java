package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Puts the examples of each command in front of its help. */
final class Examples {

    private static final String SECTION = "examples";

    private Examples() {}

    static void putFirst(CommandLine root, CommandTexts texts) {
        List<String> keys = new ArrayList<>(root.getHelpSectionKeys());
        keys.add(0, SECTION);
        root.setHelpSectionKeys(keys);
        root.getHelpSectionMap().put(SECTION, help -> render(help, texts));
        root.getSubcommands().values().forEach(command -> putInto(command, texts));
    }

    private static void putInto(CommandLine command, CommandTexts texts) {
        command.getHelpSectionMap().put(SECTION, help -> render(help, texts));
        command.getSubcommands().values().forEach(child -> putInto(child, texts));
    }

    private static String render(CommandLine.Help help, CommandTexts texts) {
        String key = "examples." + help.commandSpec().qualifiedName(".");
        return texts.has(key)
                ? texts.get("examples.heading") + "\n" + texts.get(key).indent(2) + "\n"
                : "";
    }
}

package org.lingtan.api.cli;

/** The command as a process of its own, on the day on which tests sign. */
final class NoonLingtan {

    private NoonLingtan() {}

    public static void main(String[] args) {
        System.exit(Lingtan.run(args, Terminal.ofProcess(), Shell.NOON));
    }
}

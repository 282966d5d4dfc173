package org.lingtan.api.database;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.lingtan.api.audit.Journal;

/** A process that uses the database of a folder and adds an entry to the journal for each line it is given. */
final class DatabaseUser {

    private DatabaseUser() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(new DatabaseSettings.Embedded(Path.of(args[0])), 2)) {
            Journal journal = new Journal(database, Clock.systemUTC());
            out.println("ready");
            for (int read = System.in.read(); read >= 0; read = System.in.read()) {
                out.println(journal.append("user", "test.entry", "x", Map.of()).sequence());
            }
        }
        out.println("closed");
    }
}

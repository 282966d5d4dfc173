package org.lingtan.api.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lingtan.api.audit.Journal.StoredEntry;
import org.lingtan.api.audit.JournalEntry.Link;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.outcome.CanonicalJson;

/** A journal in a file, one entry a line, as {@link Journal#export} writes it. */
public final class JournalExport {

    private JournalExport() {}

    /**
     * Reads the entries of a file whose chain is whole.
     *
     * @param file the file
     * @param reader takes the entries in order
     * @throws IOException if it cannot be read
     * @throws Refusal if the chain is broken
     */
    public static void read(Path file, Consumer<JournalEntry> reader) throws IOException {
        List<Discrepancy> found = new ArrayList<>();
        JournalChain chain = new JournalChain(found::add);
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Link end = Link.ORIGIN;
            for (String line = lines.readLine(); line != null && found.isEmpty(); line = lines.readLine()) {
                String hash = CanonicalJson.digest(line.getBytes(StandardCharsets.UTF_8));
                end = new Link(end.sequence() + 1, hash);
                chain.next(new StoredEntry(end.sequence(), line, hash)).ifPresent(reader);
            }
        }
        if (!found.isEmpty()) {
            Discrepancy first = found.get(0);
            throw Refusal.of(Refusal.Reason.INPUT, "journal.broken", file + " " + first.place(), first.code());
        }
    }
}

package org.lingtan.api.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.lingtan.api.audit.JournalEntry.Link;
import org.lingtan.api.problem.Refusal;

/**
 * The end of the journal as a data folder last saw it. A database that does not hold that entry is another one, or an
 * older state of the same; on it numbers would be given out a second time.
 */
public final class JournalMark {

    private static final String NONE = "none";

    private final Journal journal;
    private final Path file;

    /**
     * The mark of a data folder.
     *
     * @param journal the journal of the database in use
     * @param data the data folder
     */
    public JournalMark(Journal journal, Path data) {
        this.journal = journal;
        this.file = data.resolve("journal-mark");
    }

    /**
     * Refuses a database that does not hold what this folder saw.
     *
     * @throws IOException if the mark cannot be read
     * @throws Refusal if it does not
     */
    public void require() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        String[] seen = Files.readString(file, StandardCharsets.UTF_8).strip().split(" ", -1);
        if (seen.length != 2 || !seen[0].matches("[0-9]{1,18}")) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "journal.mark", file.toString(), seen[0]);
        }
        long sequence = Long.parseLong(seen[0]);
        String held =
                sequence == 0 ? JournalEntry.ORIGIN : journal.hash(sequence).orElse(NONE);
        if (!held.equals(seen[1])) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "journal.other", file.toString(), sequence, seen[1], held);
        }
    }

    /**
     * Remembers the end of the journal as it is now.
     *
     * @throws IOException if the mark cannot be written
     */
    public void write() throws IOException {
        Link head = journal.head();
        Path partly = file.resolveSibling("journal-mark-new");
        byte[] text = (head.sequence() + " " + head.hash() + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(
                partly, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(partly, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

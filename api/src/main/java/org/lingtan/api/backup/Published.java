package org.lingtan.api.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.api.audit.JournalExport;
import org.lingtan.api.certificate.CertificateNumber;
import org.lingtan.api.certificate.NumberSeries;
import org.lingtan.api.problem.Refusal;

/** Which numbers were published at the latest, as far as anybody says: they must never be given out again. */
public final class Published {

    private final SortedMap<Integer, Long> highest = new TreeMap<>();
    private final SortedMap<Long, String> hashes = new TreeMap<>();
    private final boolean hasJournal;

    private Published(boolean hasJournal) {
        this.hasJournal = hasJournal;
    }

    /**
     * What is known.
     *
     * @param numbers the highest numbers that are known to be published, one for each series
     * @param journals exports of the journal that are later than the backup; at most one is read
     * @return the knowledge
     * @throws IOException if the export cannot be read
     * @throws Refusal if a number is none, or the chain of the export is broken
     */
    public static Published of(List<String> numbers, List<Path> journals) throws IOException {
        Published published = new Published(!journals.isEmpty());
        for (String number : numbers) {
            try {
                CertificateNumber known = CertificateNumber.parse(number);
                published.highest.merge(known.series(), known.ordinal(), Math::max);
            } catch (IllegalArgumentException none) {
                throw Refusal.of(Refusal.Reason.USAGE, "backup.number", "--published", number);
            }
        }
        for (Path journal : journals) {
            JournalExport.read(journal, entry -> {
                published.hashes.put(entry.sequence(), entry.hash());
                NumberSeries.follow(entry, published.highest);
            });
        }
        return published;
    }

    /** Refuses an export that is of another journal, or older than the backup. */
    void requireAfter(long sequence, String hash) {
        if (hasJournal && !hash.equals(hashes.get(sequence))) {
            throw Refusal.of(Refusal.Reason.INPUT, "backup.journal", "--journal", sequence, hash);
        }
    }

    Map<Integer, Long> highest() {
        return highest;
    }
}

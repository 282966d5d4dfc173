package org.lingtan.report;

import java.util.List;
import java.util.Random;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.outcome.CanonicalJson;

/** Writes so many generated reports and prints the digest of each: run in processes of their own and compared. */
final class ReportDigests {

    private static final List<String> BOOKS = List.of("cnip", "zcpc", "nzcp");

    private ReportDigests() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[0]);
        ReportWriter writer = new ReportWriter();
        StringBuilder digests = new StringBuilder();
        for (int seed = 0; seed < count; seed++) {
            digests.append(CanonicalJson.digest(writer.write(generated(seed)))).append('\n');
        }
        System.out.print(digests);
    }

    /** An example with some of its evidence left out. */
    static ReportData generated(int seed) {
        Random random = new Random(seed);
        EvidencePackage evidence = Examples.evidence(Examples.PARKS.get(seed % 3));
        int share = random.nextInt(100);
        List<EvidenceItem> items = evidence.items().stream()
                .filter(item -> random.nextInt(100) >= share)
                .toList();
        EvidencePackage some = HostileTextTest.like(evidence, evidence.park().name(), items);
        return HostileTextTest.report(some, BOOKS.get(seed / 3 % 3), Examples.LANGUAGES.get(seed / 9 % 3));
    }
}

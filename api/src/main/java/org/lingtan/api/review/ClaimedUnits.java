package org.lingtan.api.review;

import java.util.List;
import java.util.SortedMap;
import org.lingtan.engine.derivation.RetiredUnits;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.ReviewRecord;

/** The credit units that a package states, as far as evaluators have not rejected them. */
public final class ClaimedUnits {

    private ClaimedUnits() {}

    /**
     * The ranges that could count, adjusted as the record says; others need no reservation.
     *
     * @param evidence the package
     * @param record what was decided about it
     * @return the ranges, no two of which share a unit
     */
    public static List<UnitRange> of(EvidencePackage evidence, ReviewRecord record) {
        return RetiredUnits.of(EvidenceView.claimed(evidence, record)).stream()
                .filter(row -> row.number("serial-from").signum() >= 0
                        && !row.text("programme").isBlank())
                .map(row -> new UnitRange(
                        row.text("programme"),
                        row.findText("project").orElse(""),
                        row.number("serial-from").numerator(),
                        row.number("serial-to").numerator()))
                .toList();
    }

    /**
     * A record with what the ledger refused; only the ledger says that.
     *
     * @param record the record
     * @param refused the refused ranges by key, with the reason
     * @return the record
     */
    public static ReviewRecord refused(ReviewRecord record, SortedMap<String, String> refused) {
        return new ReviewRecord(
                record.assurance(), record.decisions(), record.exclusions(), record.judgements(), refused);
    }
}

package org.lingtan.engine.evidence;

import java.time.LocalDate;
import java.util.List;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * A park's submission, read, bounded and checked for form.
 *
 * @param digest {@code sha256:} and the SHA-256 of the bytes of evidence.xml
 * @param park the park and its boundary
 * @param year the calendar year reported
 * @param applicationDate the date of application, the default assessment date
 * @param rulebooks the rulebooks applied for, in the order of the package
 * @param exclusions the criteria declared not applicable
 * @param items the evidence, in the order of the package; ids are unique
 * @param attachments the attached files
 */
public record EvidencePackage(
        String digest,
        Park park,
        int year,
        LocalDate applicationDate,
        List<RulebookId> rulebooks,
        List<Exclusion> exclusions,
        List<EvidenceItem> items,
        List<Attachment> attachments) {

    /** Copies the lists. */
    public EvidencePackage {
        rulebooks = List.copyOf(rulebooks);
        exclusions = List.copyOf(exclusions);
        items = List.copyOf(items);
        attachments = List.copyOf(attachments);
    }
}

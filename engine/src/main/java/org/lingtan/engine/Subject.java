package org.lingtan.engine;

import java.util.Map;
import java.util.function.Function;
import org.lingtan.engine.derivation.Derived;
import org.lingtan.engine.evidence.EvidenceView;

/**
 * What one run of the rules looks at: a view of the evidence, the quantities derived from it, and the properties of the
 * subject.
 *
 * @param id the subject; empty for the park
 * @param view the view
 * @param quantities the derivation of every quantity of this subject
 * @param properties the properties that decide which rows concern the subject
 * @param flags yes/no records of the subject that take the place of attestations
 */
record Subject(
        String id,
        EvidenceView view,
        Function<String, Derived> quantities,
        Map<String, String> properties,
        Map<String, Boolean> flags) {

    boolean isPark() {
        return id.isEmpty();
    }
}

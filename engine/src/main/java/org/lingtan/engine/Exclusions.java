package org.lingtan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.engine.evidence.EvidenceItem;
import org.lingtan.engine.evidence.EvidencePackage;
import org.lingtan.engine.evidence.EvidenceView;
import org.lingtan.engine.evidence.Exclusion;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/** What a package declares not applicable in one rulebook. Most packages declare little, so this must cost nothing then. */
final class Exclusions {

    private final String rulebook;
    private final Map<String, List<Exclusion>> byCriterion = new HashMap<>();
    private final List<Exclusion> all = new ArrayList<>();

    Exclusions(Rulebook rulebook, EvidencePackage evidence) {
        this.rulebook = rulebook.id().id();
        for (Exclusion exclusion : evidence.exclusions()) {
            if (exclusion.rulebook().equals(this.rulebook)) {
                all.add(exclusion);
                byCriterion
                        .computeIfAbsent(exclusion.criterion(), id -> new ArrayList<>())
                        .add(exclusion);
            }
        }
    }

    /** All that are declared in this rulebook, in the order of the package. */
    List<Exclusion> all() {
        return all;
    }

    /** Those of one criterion; the first decides. */
    List<Exclusion> of(Criterion criterion) {
        List<Exclusion> found = byCriterion.get(criterion.id());
        return found == null ? List.of() : found;
    }

    /**
     * A declaration counts as claimed once it has a reason; as proved with a supported document, and in certification
     * only once accepted. A refused declaration counts nowhere.
     */
    boolean isExcluded(Criterion criterion, EvidenceView view) {
        List<Exclusion> declared = of(criterion);
        if (declared.isEmpty() || !criterion.excludable()) {
            return false;
        }
        Boolean accepted = view.review().exclusions().get(rulebook + "/" + criterion.id());
        if (Boolean.FALSE.equals(accepted)) {
            return false;
        }
        return !view.isProved()
                || (hasDocument(view, declared.get(0))
                        && (!view.review().isCertified() || Boolean.TRUE.equals(accepted)));
    }

    /** Until the reviewer decides on a declaration, the criterion counts in proved as applicable with 0. */
    boolean isPending(Criterion criterion, EvidenceView view) {
        return criterion.excludable()
                && !of(criterion).isEmpty()
                && view.isProved()
                && view.review().isCertified()
                && !view.review().exclusions().containsKey(rulebook + "/" + criterion.id());
    }

    private static boolean hasDocument(EvidenceView view, Exclusion exclusion) {
        for (EvidenceItem item : view.evidence().items()) {
            if (item instanceof EvidenceItem.DocumentItem && item.id().equals(exclusion.document())) {
                for (EvidenceItem seen : view.documents(item.topic())) {
                    if (seen.id().equals(item.id())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}

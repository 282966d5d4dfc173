package org.lingtan.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lingtan.catalog.Catalogue;
import org.lingtan.engine.rulebook.Rulebook;

/** One plan for each rulebook in use, by digest. Safe for use by many threads at once. */
final class ExplanationPlans {

    private final Catalogue catalogue;
    private final Map<String, ExplanationPlan> plans = new ConcurrentHashMap<>();

    ExplanationPlans(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    ExplanationPlan of(Rulebook rulebook) {
        ExplanationPlan known = plans.get(rulebook.digest());
        if (known != null && known.isOf(rulebook)) {
            return known;
        }
        ExplanationPlan plan = new ExplanationPlan(rulebook, catalogue);
        plans.put(rulebook.digest(), plan);
        return plan;
    }
}

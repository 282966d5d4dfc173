package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;

/** The order in which findings leave an evaluation, whatever order the rules fired in. */
final class FindingOrder {

    private static final int FIRINGS_PER_RULE = 16;

    private final Map<String, Integer> places = new HashMap<>();
    private final Comparator<Finding> order;

    FindingOrder(List<String> names) {
        names.forEach(name -> places.put(name, places.size()));
        this.order = Comparator.comparingInt((Finding finding) -> place(finding.rule()))
                .thenComparing(FindingOrder::facts);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    int size() {
        return places.size();
    }

    int place(String rule) {
        Integer place = places.get(rule);
        if (place == null) {
            throw new IllegalStateException("The rule (%s) fired but stands in no rule file.".formatted(rule));
        }
        return place;
    }

    /** More firings than this are a fault: a rule fires once for each combination of its few facts. */
    int limit(int facts) {
        return places.size() * FIRINGS_PER_RULE + facts;
    }

    List<Finding> sorted(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(order);
        return List.copyOf(sorted);
    }

    private static String facts(Finding finding) {
        StringBuilder text = new StringBuilder();
        for (Fact fact : finding.facts()) {
            text.append(fact.getPart()).append(' ').append(fact.getTopic()).append(' ');
        }
        return text.toString();
    }
}

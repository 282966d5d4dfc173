package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Determination.PartResult;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;

/** What the findings on one part of a criterion add up to. */
final class PartScore {

    private final Criterion.Part part;
    private final Set<Finding.Kind> kinds = EnumSet.noneOf(Finding.Kind.class);
    private final List<Open> open = new ArrayList<>();
    private Ratio points = Ratio.ZERO;
    private Ratio rank = Ratio.ZERO;
    private Ratio maximum;

    PartScore(Criterion.Part part, Ratio maximum) {
        this.part = part;
        this.maximum = maximum;
    }

    void take(Finding finding, Thresholds thresholds) {
        kinds.add(finding.kind());
        switch (finding.kind()) {
            case SCORED -> points = points.plus(finding.amount());
            case MARKED -> {
                points = points.plus(finding.amount());
                maximum = thresholds.number(finding.parameter());
            }
            case PERMITTED -> rank = rank.max(finding.amount());
            case OPEN -> {
                finding.facts().forEach(this::addOpen);
                if (!finding.parameter().isEmpty()) {
                    maximum = thresholds.number(finding.parameter());
                }
            }
            default -> {
                // the kind alone says it
            }
        }
    }

    private void addOpen(Fact fact) {
        if (fact instanceof Open unsettled && !open.contains(unsettled)) {
            open.add(unsettled);
        }
    }

    Ratio points() {
        return points;
    }

    Ratio maximum() {
        return maximum;
    }

    Ratio rank() {
        return rank;
    }

    List<Open> open() {
        return open;
    }

    boolean isSilent() {
        return kinds.isEmpty();
    }

    boolean isLeftOut() {
        return kinds.contains(Finding.Kind.NOT_APPLICABLE);
    }

    boolean isOpen() {
        return kinds.contains(Finding.Kind.OPEN)
                && !kinds.contains(Finding.Kind.SCORED)
                && !kinds.contains(Finding.Kind.MARKED)
                && !kinds.contains(Finding.Kind.REACHED)
                && !kinds.contains(Finding.Kind.PERMITTED)
                && !kinds.contains(Finding.Kind.MET)
                && !kinds.contains(Finding.Kind.PARTLY_MET)
                && !isLeftOut();
    }

    Outcome outcome() {
        if (isLeftOut()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (kinds.contains(Finding.Kind.MET)) {
            return Outcome.MET;
        }
        if (kinds.contains(Finding.Kind.PARTLY_MET)) {
            return Outcome.PARTLY_MET;
        }
        if (isOpen()) {
            return open.stream().anyMatch(fact -> fact.reason() == Open.Reason.AWAITING)
                    ? Outcome.AWAITING_JUDGEMENT
                    : Outcome.UNDETERMINED;
        }
        return kinds.contains(Finding.Kind.NOT_MET) ? Outcome.NOT_MET : Outcome.SCORED;
    }

    PartResult result() {
        return new PartResult(part.id(), outcome(), points);
    }
}

package org.lingtan.engine.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.fact.Bands;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Open;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Determination.PartResult;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.rulebook.Criterion;

/**
 * The findings of one criterion on their way to a result. Runs for every criterion of every assessment, so it walks its
 * few findings and parts and leaves streams and sets aside.
 */
final class Combination {

    private final Criterion criterion;
    private final Finding[] findings;
    private final int start;
    private final int end;
    private final Thresholds thresholds;
    private final PartScore[] parts;
    private final List<Open> open = new ArrayList<>(0);
    private boolean excluded;
    private boolean twin;

    Combination(Criterion criterion, Finding[] findings, int start, int end, Thresholds thresholds) {
        this.criterion = criterion;
        this.findings = findings;
        this.start = start;
        this.end = end;
        this.thresholds = thresholds;
        this.parts = new PartScore[criterion.parts().size()];
    }

    CriterionScore score() {
        for (int i = start; i < end; i++) {
            Finding finding = findings[i];
            excluded |= finding.kind() == Finding.Kind.NOT_APPLICABLE
                    && finding.part().isEmpty();
            twin |= finding.kind() == Finding.Kind.TWIN;
        }
        Ratio points = Ratio.ZERO;
        Ratio maximum = Ratio.ZERO;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(criterion.parts().get(i));
            points = points.plus(parts[i].points());
            maximum = maximum.plus(parts[i].maximum());
        }
        return excluded ? excluded(maximum) : counted(points, maximum);
    }

    private CriterionScore excluded(Ratio maximum) {
        return new CriterionScore(
                Outcome.NOT_APPLICABLE,
                Ratio.ZERO,
                maximum,
                Ratio.ZERO,
                Ratio.ZERO,
                true,
                twin,
                List.of(),
                List.of(),
                rules());
    }

    private CriterionScore counted(Ratio points, Ratio maximum) {
        Outcome outcome = outcome();
        boolean complete = outcome == Outcome.NOT_APPLICABLE || open.isEmpty();
        return new CriterionScore(outcome, points, maximum, share(), rank(), complete, twin, results(), open, rules());
    }

    /** The names of the rules that fired, each once, sorted; they come nearly sorted, and most often there is one. */
    private List<String> rules() {
        if (end - start == 1) {
            return List.of(findings[start].rule());
        }
        String[] rules = new String[end - start];
        int count = 0;
        boolean ascending = true;
        for (int i = start; i < end; i++) {
            String rule = findings[i].rule();
            int order = count == 0 ? -1 : rules[count - 1].compareTo(rule);
            if (order != 0) {
                ascending &= order < 0;
                rules[count++] = rule;
            }
        }
        String[] fired = count == rules.length ? rules : Arrays.copyOf(rules, count);
        return ascending ? List.of(fired) : List.copyOf(new TreeSet<>(Arrays.asList(fired)));
    }

    private PartScore part(Criterion.Part part) {
        PartScore score = new PartScore(part, maximum(part));
        for (int i = start; i < end; i++) {
            Finding finding = findings[i];
            if (finding.part().equals(part.id())) {
                score.take(finding, thresholds);
            }
        }
        if (!excluded) {
            if (score.isSilent()) {
                throw new IllegalStateException("No rule said anything about part (%s) of criterion (%s)."
                        .formatted(part.id(), criterion.id()));
            }
            if (score.isOpen()) {
                open.addAll(score.open());
            }
        }
        return score;
    }

    private Ratio maximum(Criterion.Part part) {
        if (part.maximum().isEmpty()) {
            return Ratio.ZERO;
        }
        Object maximum = thresholds.find(part.maximum()).orElse(Ratio.ZERO);
        if (maximum instanceof Bands bands) {
            return bands.maximum();
        }
        return maximum instanceof Ratio number ? number : thresholds.number(part.maximum());
    }

    private List<PartResult> results() {
        PartResult[] results = new PartResult[parts.length];
        for (int i = 0; i < parts.length; i++) {
            results[i] = parts[i].result();
        }
        return List.of(results);
    }

    private Outcome outcome() {
        return switch (criterion.kind()) {
            case POINTS, INDICATOR -> areAllOpen() ? PartScore.open(open) : Outcome.SCORED;
            case MEASURE -> measure();
            case CONDITION, CORE, GUIDING -> condition();
            case PREREQUISITE -> prerequisite();
        };
    }

    private boolean areAllOpen() {
        for (PartScore part : parts) {
            if (!part.isOpen()) {
                return false;
            }
        }
        return true;
    }

    /** All met is met; any met or partly met is partly met; all evidenced and none met is not met; else open. */
    private Outcome measure() {
        boolean all = true;
        boolean some = false;
        boolean undecided = false;
        for (PartScore part : parts) {
            Outcome outcome = part.outcome();
            all &= outcome == Outcome.MET;
            some |= outcome == Outcome.MET || outcome == Outcome.PARTLY_MET;
            undecided |= outcome.isOpen();
        }
        if (all) {
            return Outcome.MET;
        }
        if (some) {
            return Outcome.PARTLY_MET;
        }
        return undecided ? PartScore.open(open) : Outcome.NOT_MET;
    }

    /** What does not apply is asked first: a core limit below its range is neither met nor open. */
    private Outcome condition() {
        boolean failed = false;
        boolean undecided = false;
        for (PartScore part : parts) {
            Outcome outcome = part.outcome();
            if (outcome == Outcome.NOT_APPLICABLE) {
                return outcome;
            }
            failed |= outcome == Outcome.NOT_MET;
            undecided |= outcome.isOpen();
        }
        if (failed) {
            return Outcome.NOT_MET;
        }
        return undecided ? PartScore.open(open) : Outcome.MET;
    }

    private Outcome prerequisite() {
        boolean concerned = false;
        boolean undecided = false;
        for (PartScore part : parts) {
            concerned |= !part.isLeftOut();
            undecided |= part.isOpen();
        }
        if (!concerned) {
            return Outcome.NOT_APPLICABLE;
        }
        if (undecided) {
            return PartScore.open(open);
        }
        Ratio rank = rank();
        boolean full = thresholds.isInForce(CappedScheme.HIGHEST_RANK)
                && rank.compareTo(thresholds.number(CappedScheme.HIGHEST_RANK)) >= 0;
        return full ? Outcome.MET : rank.signum() > 0 ? Outcome.PARTLY_MET : Outcome.NOT_MET;
    }

    /** The least rank of the parts that apply, 0 for none. */
    private Ratio rank() {
        Ratio least = null;
        for (PartScore part : parts) {
            if (!part.isLeftOut()) {
                least = least == null ? part.rank() : least.min(part.rank());
            }
        }
        return least == null ? Ratio.ZERO : least;
    }

    private Ratio share() {
        Ratio best = Ratio.ZERO;
        for (int i = start; i < end; i++) {
            Finding finding = findings[i];
            best = finding.kind() == Finding.Kind.REACHED ? best.max(finding.amount()) : best;
        }
        return best;
    }
}

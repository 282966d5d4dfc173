package org.lingtan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.outcome.Assessment.GroupScore;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.Determination;
import org.lingtan.engine.outcome.Outcome;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/** All twenty indicators of cnip 1.0.0 by hand. */
final class CnipFloor extends Floor {

    private static final Ratio ONE = Ratio.of(1);
    private static final Ratio TWO = Ratio.of(2);
    private static final Ratio THREE = Ratio.of(3);
    private static final Ratio FIVE = Ratio.of(5);
    private static final Ratio[] POINTS = {Ratio.ZERO, ONE, TWO, THREE, Ratio.of(4), FIVE};

    private static final Ratio[] FIFTHS = bounds("20", "40", "60", "80", "100");
    private static final Ratio[] TENTHS = bounds("10", "20", "30", "40", "50");
    private static final Ratio[] FORTY_TO_EIGHTY = bounds("40", "50", "60", "70", "80");
    private static final Ratio[] CLEAN = bounds("20", "40", "60", "80", "90");
    private static final Ratio[] ELECTRIFICATION = bounds("30", "40", "50", "60", "70");
    private static final Ratio[] STORAGE = bounds("2", "4", "6", "8", "10");
    private static final Ratio[] CARBON = bounds("2.0", "1.5", "1.0", "0.5", "0.3");
    private static final Ratio[] VEHICLES = bounds("20", "40", "60", "70", "80");

    private static final Ratio LOW = Ratio.of(60);
    private static final Ratio HIGH = Ratio.of(80);

    private List<Determination> result = new ArrayList<>();
    private Score total = Score.NONE;
    private final Map<String, Score> groups = new LinkedHashMap<>();

    CnipFloor(FloorRows texts) {
        super(texts);
    }

    private static Ratio[] bounds(String... numbers) {
        Ratio[] bounds = new Ratio[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bounds[i] = Ratio.of(numbers[i]);
        }
        return bounds;
    }

    @Override
    boolean isIndicator(String criterion) {
        return false;
    }

    @Override
    ExplainedEvaluation.Explained scored() {
        result = new ArrayList<>(20);
        total = Score.NONE;
        groups.clear();
        band("X1", "energy.clean-share", CLEAN);
        band("X2", "energy.renewable-electricity-share", FIFTHS);
        band("X3", "energy.electrification", ELECTRIFICATION);
        band("X4", "energy.storage-ratio", STORAGE);
        band("X5", "carbon.per-energy", CARBON);
        band("X6", "production.level2-share", FIFTHS);
        band("X7", "production.audit-share", FIFTHS);
        band("X8", "production.green-factory-share", TENTHS);
        band("X9", "buildings.two-star-share", TENTHS);
        band("X10", "buildings.gb55015-share", FIFTHS);
        band("X11", "transport.clean-vehicle-share", VEHICLES);
        band("X12", "waste.solid-utilisation", FORTY_TO_EIGHTY);
        band("X13", "waste.heat-utilisation", TENTHS);
        band("X14", "waste.water-reuse", FORTY_TO_EIGHTY);
        platform();
        band("X16", "digital.access-rate", FIFTHS);
        management();
        inventory();
        band("X19", "management.assessed-share", FIFTHS);
        strategy();
        return new ExplainedEvaluation.Explained(result, rating());
    }

    private static Ratio points(Ratio value, Ratio[] bounds) {
        for (int i = bounds.length - 1; i >= 0; i--) {
            int order = value.compareTo(bounds[i]);
            if (bounds == CARBON ? order <= 0 : order >= 0) {
                return POINTS[i + 1];
            }
        }
        return Ratio.ZERO;
    }

    private void band(String criterion, String topic, Ratio[] bounds) {
        begin(criterion);
        Ratio value = measured(topic);
        Ratio stated = claimedValue(topic);
        Ratio more = stated == null ? Ratio.ZERO : points(stated, bounds);
        if (value == null) {
            fired(2);
            openQuantity(topic);
            part(0, Outcome.UNDETERMINED, Ratio.ZERO);
            end(Outcome.UNDETERMINED, Ratio.ZERO, more, false);
        } else {
            Ratio points = points(value, bounds);
            fired(1);
            part(0, Outcome.SCORED, points);
            end(Outcome.SCORED, points, more, true);
        }
    }

    private void end(Outcome outcome, Ratio points, Ratio stated, boolean complete) {
        Ratio more = points.max(stated);
        Score score = new Score(points, more, complete && more.equals(points) ? points : FIVE, FIVE);
        result.add(determination(outcome, score));
        groups.merge(row.head().group(), score, Score::plus);
    }

    private void platform() {
        begin("X15");
        Boolean basic = attested("platform.basic");
        Boolean automated = attested("platform.automated");
        Boolean effects = attested("platform.effects");
        boolean complete = true;
        Ratio points = Ratio.ZERO;
        if (basic == null) {
            fired(3);
            openEvidence("platform.basic");
            complete = false;
            part(0, Outcome.UNDETERMINED, Ratio.ZERO);
        } else {
            fired(basic ? 1 : 2);
            points = basic ? THREE : Ratio.ZERO;
            part(0, Outcome.SCORED, points);
        }
        boolean scored = Boolean.FALSE.equals(basic) || Boolean.FALSE.equals(automated) || Boolean.FALSE.equals(effects);
        Ratio extra = Ratio.ZERO;
        if (Boolean.TRUE.equals(automated) && Boolean.TRUE.equals(effects) && !Boolean.FALSE.equals(basic)) {
            scored = true;
            fired(basic == null ? 7 : 4);
            extra = basic == null ? Ratio.ZERO : TWO;
        }
        if (Boolean.FALSE.equals(basic)) {
            fired(automated == null ? 6 : 5);
        }
        if (Boolean.FALSE.equals(automated)) {
            fired(8);
        }
        if (Boolean.FALSE.equals(effects)) {
            fired(9);
        }
        if (!Boolean.FALSE.equals(basic)) {
            if (automated == null) {
                fired(basic == null ? 12 : 10);
                if (!scored) {
                    openEvidence("platform.automated");
                }
            }
            if (effects == null) {
                fired(basic == null ? 13 : 11);
                if (!scored) {
                    openEvidence("platform.effects");
                }
            }
        }
        part(1, scored ? Outcome.SCORED : Outcome.UNDETERMINED, extra);
        boolean open = basic == null && !scored;
        end(open ? Outcome.UNDETERMINED : Outcome.SCORED, points.plus(extra), statedPlatform(), complete && scored);
    }

    private Ratio statedPlatform() {
        if (!Boolean.TRUE.equals(claimedAnswer("platform.basic"))) {
            return Ratio.ZERO;
        }
        boolean more = Boolean.TRUE.equals(claimedAnswer("platform.automated"))
                && Boolean.TRUE.equals(claimedAnswer("platform.effects"));
        return more ? FIVE : THREE;
    }

    private void management() {
        begin("X17");
        Ratio points = Ratio.ZERO;
        Ratio stated = Ratio.ZERO;
        int open = 0;
        String[] topics = {"management.body", "management.carbon-system", "management.special-funds"};
        Ratio[] worth = {TWO, ONE, TWO};
        for (int i = 0; i < 3; i++) {
            if (documented(topics[i])) {
                fired(2 * i + 1);
                part(i, Outcome.SCORED, worth[i]);
                points = points.plus(worth[i]);
            } else {
                fired(2 * i + 2);
                openEvidence(topics[i]);
                part(i, Outcome.UNDETERMINED, Ratio.ZERO);
                open++;
            }
            if (isDocumentClaimed(topics[i])) {
                stated = stated.plus(worth[i]);
            }
        }
        end(open == 3 ? Outcome.UNDETERMINED : Outcome.SCORED, points, stated, open == 0);
    }

    private void inventory() {
        begin("X18");
        boolean made = documented("inventory.made");
        boolean verified = documented("inventory.verified");
        boolean disclosed = documented("inventory.disclosed");
        Ratio points = Ratio.ZERO;
        fired(made ? 1 : 2);
        if (made) {
            points = TWO;
        } else {
            openEvidence("inventory.made");
        }
        part(0, made ? Outcome.SCORED : Outcome.UNDETERMINED, points);
        fired(verified ? made ? 3 : 4 : 5);
        Ratio second = verified && made ? TWO : Ratio.ZERO;
        if (!verified) {
            openEvidence("inventory.verified");
        }
        part(1, verified ? Outcome.SCORED : Outcome.UNDETERMINED, second);
        fired(disclosed ? made ? 6 : 7 : 8);
        Ratio third = disclosed && made ? ONE : Ratio.ZERO;
        if (!disclosed) {
            openEvidence("inventory.disclosed");
        }
        part(2, disclosed ? Outcome.SCORED : Outcome.UNDETERMINED, third);
        Ratio stated = Ratio.ZERO;
        if (isDocumentClaimed("inventory.made")) {
            stated = TWO;
            stated = isDocumentClaimed("inventory.verified") ? stated.plus(TWO) : stated;
            stated = isDocumentClaimed("inventory.disclosed") ? stated.plus(ONE) : stated;
        }
        boolean none = !made && !verified && !disclosed;
        end(
                none ? Outcome.UNDETERMINED : Outcome.SCORED,
                points.plus(second).plus(third),
                stated,
                made && verified && disclosed);
    }

    private static final String[][] GOALS = {
        {"strategy.short.inventory-and-targets", "strategy.short.renewables", "strategy.short.efficiency"},
        {
            "strategy.medium.green-buildings",
            "strategy.medium.green-operation",
            "strategy.medium.sustainable-products"
        },
        {"strategy.long.green-logistics", "strategy.long.supply-chain", "strategy.long.customer-help"}
    };
    private static final Ratio[] GOAL_POINTS = {ONE, TWO, TWO};

    private void strategy() {
        begin("X20");
        Ratio points = Ratio.ZERO;
        Ratio stated = Ratio.ZERO;
        int openParts = 0;
        for (int term = 0; term < 3; term++) {
            int rule = 7 * term + 1;
            boolean all = true;
            boolean anyNo = false;
            boolean allStated = true;
            Boolean[] answers = new Boolean[3];
            for (int i = 0; i < 3; i++) {
                answers[i] = attested(GOALS[term][i]);
                all &= Boolean.TRUE.equals(answers[i]);
                anyNo |= Boolean.FALSE.equals(answers[i]);
                allStated &= Boolean.TRUE.equals(claimedAnswer(GOALS[term][i]));
            }
            for (int i = 0; i < 3; i++) {
                if (answers[i] == null) {
                    fired(rule + 4 + i);
                    if (!anyNo) {
                        openEvidence(GOALS[term][i]);
                    }
                } else if (!answers[i]) {
                    fired(rule + 1 + i);
                }
            }
            if (all) {
                fired(rule);
                points = points.plus(GOAL_POINTS[term]);
            }
            boolean scored = all || anyNo;
            openParts += scored ? 0 : 1;
            part(term, scored ? Outcome.SCORED : Outcome.UNDETERMINED, all ? GOAL_POINTS[term] : Ratio.ZERO);
            stated = allStated ? stated.plus(GOAL_POINTS[term]) : stated;
        }
        end(openParts == 3 ? Outcome.UNDETERMINED : Outcome.SCORED, points, stated, openParts == 0);
    }

    private Rating rating() {
        List<GroupScore> scores = new ArrayList<>();
        for (Rulebook.Group group : texts.groups) {
            Score score = groups.get(group.id());
            if (score != null) {
                scores.add(new GroupScore(group.id(), group.titles(), score));
                total = total.plus(score);
            }
        }
        return new Rating(
                Optional.of(total),
                level(total.proved(), provedOffsets.isComplete()),
                level(total.claimed(), claimedOffsets.isComplete()),
                Optional.empty(),
                scores);
    }

    private Optional<Level> level(Ratio score, boolean complete) {
        if (score.compareTo(LOW) < 0) {
            return Optional.empty();
        }
        int index = (score.compareTo(HIGH) < 0 ? 0 : 2) + (complete ? 1 : 0);
        return Optional.of(texts.levels.get(index));
    }
}

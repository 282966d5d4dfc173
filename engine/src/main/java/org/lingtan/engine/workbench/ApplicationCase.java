package org.lingtan.engine.workbench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.Coverages;
import org.lingtan.engine.fact.Fact;
import org.lingtan.engine.fact.Finding;
import org.lingtan.engine.fact.Thresholds;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Assessment.Rating;
import org.lingtan.engine.outcome.OffsetAccount;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.scoring.CriterionScore;
import org.lingtan.engine.scoring.RatingInput;
import org.lingtan.engine.scoring.Scheme;

/** A whole application on the level of facts, with its expected score and level. */
final class ApplicationCase {

    private static final String UNDETERMINED = "undetermined";
    private static final String NONE = "none";

    private final CompiledRulebook book;
    private final String path;
    private final YamlNode root;
    private final List<String> failures = new ArrayList<>();

    ApplicationCase(CompiledRulebook book, String path, YamlNode root) {
        root.only("name", "date", "offsets", "given", "excluded", "expect");
        this.book = book;
        this.path = path;
        this.root = root;
    }

    CaseResult result() {
        return isJudged() ? evaluated() : new CaseResult(path, root.get("name").text(), failures, List.of());
    }

    /** Of a day that the version is expected not to judge, nothing else can be said. */
    private boolean isJudged() {
        Optional<YamlNode> expected = root.get("expect").find("inForce");
        expected.ifPresent(node -> Expectation.same(
                "inForce",
                Boolean.toString(node.flag()),
                Boolean.toString(isWithin(book.rulebook(), CaseRunner.date(book.rulebook(), root))),
                failures));
        return expected.map(YamlNode::flag).orElse(true);
    }

    private static boolean isWithin(Rulebook rulebook, LocalDate date) {
        LocalDate to = rulebook.effectiveTo();
        return !date.isBefore(rulebook.effectiveFrom()) && (to == null || !date.isAfter(to));
    }

    private CaseResult evaluated() {
        Rulebook rulebook = book.rulebook();
        Thresholds thresholds = rulebook.parameters().on(CaseRunner.date(rulebook, root));
        Set<String> excluded = new HashSet<>();
        root.list("excluded").forEach(node -> excluded.add(node.text()));
        GivenFacts given =
                new GivenFacts(root.find("given").map(YamlNode::entries).orElse(Map.of()));
        List<Fact> facts = new ArrayList<>();
        for (Criterion criterion : rulebook.criteria()) {
            boolean out = excluded.contains(criterion.id()) && criterion.excludable();
            facts.addAll(given.facts(criterion, thresholds, out));
        }
        given.unused().forEach(topic -> failures.add("no topic '" + topic + "' in this rulebook"));
        List<Finding> findings = CaseRunner.evaluate(book, facts, failures);
        Map<String, CriterionScore> scores = CaseRunner.scores(rulebook, findings, thresholds);
        RatingInput input = new RatingInput(rulebook, thresholds, scores, scores, offsets(), offsets());
        Scheme scheme = Scheme.of(rulebook);
        Map<String, Score> points = scheme.points(input);
        compare(input, scheme.rate(input, points));
        TreeSet<String> fired = new TreeSet<>();
        scores.values().forEach(score -> fired.addAll(score.rules()));
        return new CaseResult(path, root.get("name").text(), failures, List.copyOf(fired));
    }

    private Optional<OffsetAccount> offsets() {
        return root.find("offsets")
                .map(node -> new OffsetAccount(
                        Ratio.ZERO, Ratio.ZERO, node.text().equals("complete"), List.of(), List.of()));
    }

    private void compare(RatingInput input, Rating rating) {
        YamlNode expect = root.get("expect");
        expect.only("score", "max", "level", "zeroCarbonPark", "groups", "coverage", "inForce");
        expect.find("coverage").ifPresent(systems -> coverage(systems.entries(), Coverages.of(book.rulebook(), input)));
        expect.find("score")
                .ifPresent(node -> score("score", node, rating.score().map(Score::proved)));
        expect.find("max").ifPresent(node -> score("max", node, rating.score().map(Score::max)));
        expect.find("level")
                .ifPresent(node -> Expectation.same(
                        "level",
                        node.text().equals("null") ? NONE : node.text(),
                        rating.level().map(Level::id).orElse(NONE),
                        failures));
        expect.find("zeroCarbonPark")
                .ifPresent(node -> Expectation.same(
                        "zeroCarbonPark",
                        Boolean.toString(node.flag()),
                        rating.zeroCarbonPark().map(Object::toString).orElse(NONE),
                        failures));
        expect.find("groups")
                .ifPresent(groups -> groups.entries()
                        .forEach((id, node) -> score(
                                "group " + id,
                                node,
                                rating.groups().stream()
                                        .filter(group -> group.id().equals(id))
                                        .map(group -> group.score().proved())
                                        .findFirst())));
    }

    /** How many measures of each system ended in each outcome; outcomes not given are 0. */
    private void coverage(Map<String, YamlNode> systems, List<Assessment.Coverage> found) {
        systems.forEach((system, node) -> {
            Map<String, String> wanted = new TreeMap<>();
            node.entries().forEach((outcome, count) -> wanted.put(outcome, count.text()));
            Map<String, String> counted = new TreeMap<>();
            found.stream()
                    .filter(coverage -> coverage.system().equals(system))
                    .forEach(coverage -> coverage.outcomes()
                            .forEach((outcome, count) -> counted.put(outcome.code(), count.toString())));
            Expectation.same("coverage of " + system, wanted.toString(), counted.toString(), failures);
        });
    }

    private void score(String what, YamlNode expected, Optional<Ratio> found) {
        if (expected.text().equals(UNDETERMINED)) {
            Expectation.same(what, UNDETERMINED, found.map(GivenFacts::exact).orElse(UNDETERMINED), failures);
            return;
        }
        Ratio wanted = GivenFacts.fraction(expected);
        if (!found.map(wanted::equals).orElse(false)) {
            failures.add("%s: expected %s, found %s"
                    .formatted(
                            what,
                            GivenFacts.exact(wanted),
                            found.map(GivenFacts::exact).orElse(NONE)));
        }
    }
}

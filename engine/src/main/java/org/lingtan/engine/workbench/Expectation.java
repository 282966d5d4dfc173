package org.lingtan.engine.workbench;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.YamlNode;
import org.lingtan.engine.scoring.CriterionScore;

/** What a clause case expects of its criterion. */
final class Expectation {

    private final YamlNode expect;

    Expectation(YamlNode expect) {
        expect.only("outcome", "points", "rules", "share", "rank", "twin", "open", "parts");
        this.expect = expect;
    }

    void compare(CriterionScore score, List<String> failures) {
        text("outcome")
                .ifPresent(outcome -> same("outcome", outcome, score.outcome().code(), failures));
        number("points", score.points(), failures);
        number("share", score.share(), failures);
        number("rank", score.rank(), failures);
        text("twin")
                .ifPresent(
                        twin -> same("twin", twin, score.isTwinEvidenced() ? "evidenced" : "not-evidenced", failures));
        expect.find("open").ifPresent(topics -> {
            TreeSet<String> wanted = new TreeSet<>();
            topics.items().forEach(topic -> wanted.add(topic.text()));
            TreeSet<String> found = new TreeSet<>();
            score.openFacts().forEach(fact -> found.add(fact.getTopic()));
            same("open", wanted.toString(), found.toString(), failures);
        });
        expect.find("parts")
                .ifPresent(parts -> parts.entries()
                        .forEach((id, outcome) -> same("part " + id, outcome.text(), part(score, id), failures)));
        expect.find("rules").ifPresent(rules -> {
            TreeSet<String> wanted = new TreeSet<>();
            rules.items().forEach(rule -> wanted.add(rule.text()));
            TreeSet<String> fired = new TreeSet<>();
            score.rules().forEach(rule -> fired.add(rule.substring(0, rule.indexOf(' '))));
            same("rules", wanted.toString(), fired.toString(), failures);
        });
    }

    private static String part(CriterionScore score, String id) {
        return score.parts().stream()
                .filter(part -> part.part().equals(id))
                .map(part -> part.outcome().code())
                .findFirst()
                .orElse("no such part");
    }

    private Optional<String> text(String key) {
        return expect.find(key).map(YamlNode::text);
    }

    private void number(String key, Ratio found, List<String> failures) {
        expect.find(key).ifPresent(node -> {
            Ratio wanted = GivenFacts.fraction(node);
            if (!wanted.equals(found)) {
                failures.add(
                        "%s: expected %s, found %s".formatted(key, GivenFacts.exact(wanted), GivenFacts.exact(found)));
            }
        });
    }

    static void same(String what, String wanted, String found, List<String> failures) {
        if (!wanted.equals(found)) {
            failures.add("%s: expected %s, found %s".formatted(what, wanted, found));
        }
    }
}

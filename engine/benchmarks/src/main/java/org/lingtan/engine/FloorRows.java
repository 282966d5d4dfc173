package org.lingtan.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * The wording that a hand-written scorer would hold as string constants: titles, rule names, standing sentences. Prepared
 * once, outside every timing. Thresholds and logic stand in the code of the floors, not here.
 */
final class FloorRows {

    /** The constants of one criterion; {@code rules[n]} is the name of its n-th rule. */
    record Row(Criterion head, String[] rules, String[] closure, String[] parts) {}

    final Map<String, Row> rows = new HashMap<>();
    final Map<String, Text> missingEvidence = new HashMap<>();
    final Map<String, Text> nothingToMeasure = new HashMap<>();
    final Map<String, Text> claimedOnly = new HashMap<>();
    final Map<String, Text> oneOf = new HashMap<>();
    final List<Rulebook.Group> groups;
    final List<Level> levels;
    final String book;

    private FloorRows(Catalogue catalogue, CompiledRulebook compiled) {
        Rulebook rulebook = compiled.rulebook();
        this.groups = rulebook.groups();
        this.levels = rulebook.levels();
        this.book = rulebook.id().id();
        Map<String, String[]> rules = new HashMap<>();
        for (RuleStatement statement : compiled.statements()) {
            String prefix = statement.name().substring(0, statement.name().indexOf(' '));
            int cut = prefix.lastIndexOf('-');
            String clause = prefix.substring(prefix.indexOf('-') + 1, cut);
            rules.computeIfAbsent(clause, any -> new String[40])[Integer.parseInt(prefix.substring(cut + 1))] =
                    statement.name();
        }
        for (Criterion criterion : rulebook.criteria()) {
            rows.put(
                    criterion.id(),
                    new Row(
                            criterion,
                            rules.get(criterion.clause()),
                            Closure.topics(criterion, catalogue).toArray(String[]::new),
                            criterion.parts().stream().map(Criterion.Part::id).toArray(String[]::new)));
        }
        ExplanationPlan plan = new ExplanationPlan(rulebook, catalogue);
        for (ExplanationPlan.Clause clause : plan.clauses()) {
            Criterion criterion = clause.criterion();
            for (Criterion.Part part : criterion.parts()) {
                for (Criterion.Topic topic : part.topics()) {
                    ExplanationPlan.TopicTexts texts = clause.texts(topic.id());
                    // Two criteria may accept different evidence for one topic, so the key names both.
                    missingEvidence.put(criterion.id() + topic.id(), texts.missing());
                    nothingToMeasure.put(topic.id(), texts.nothingToMeasure());
                    claimedOnly.put(topic.id(), texts.claimedOnly());
                    plan.alternatives()
                            .of(criterion.id(), part.id(), topic.id())
                            .ifPresent(choice -> oneOf.put(criterion.id() + topic.id(), Determinations.oneOf(choice)));
                }
            }
        }
    }

    static FloorRows of(Catalogue catalogue, CompiledRulebook compiled) {
        return new FloorRows(catalogue, compiled);
    }
}

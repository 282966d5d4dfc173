package org.lingtan.api.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lingtan.engine.workbench.Coverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells which clauses, rules and conditions the cases of a rulebook exercise. */
@Command(name = "coverage")
final class RulebookCoverageCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private BookOptions book = new BookOptions();

    RulebookCoverageCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Coverage.Report report =
                Progress.during(desk, "progress.test", () -> book.bench(desk).coverage());
        if (format.isJson()) {
            desk.sayJson(json(report));
        } else {
            report.clauses().forEach(this::page);
            desk.say(desk.texts()
                    .get(
                            "coverage.sum",
                            book.named(),
                            report.cases(),
                            report.clausePercentage().toPlainString(),
                            report.clauses().size(),
                            report.rulePercentage().toPlainString(),
                            report.rules().size()));
        }
        return report.isWhole() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    /** Names what is not covered; what is covered needs no words. */
    private void page(Coverage.Clause clause) {
        CommandTexts texts = desk.texts();
        if (clause.rules().isEmpty()) {
            desk.say(texts.get("coverage.no-rules", clause.criterion(), clause.folder()));
        }
        for (Coverage.Rule rule : clause.rules()) {
            if (!rule.fired()) {
                desk.say(texts.get(
                        "coverage.never-fired", clause.criterion(), rule.file() + ":" + rule.line(), rule.rule()));
            }
            for (Coverage.Condition condition : rule.conditions()) {
                if (!condition.isDecided()) {
                    String key = condition.held()
                            ? "coverage.never-failed"
                            : condition.failed() ? "coverage.never-held" : "coverage.never-asked";
                    desk.say(texts.get(
                            key,
                            clause.criterion(),
                            rule.file() + ":" + condition.line(),
                            rule.rule(),
                            condition.text()));
                }
            }
        }
    }

    private static Map<String, Object> json(Coverage.Report report) {
        List<Object> uncovered = new ArrayList<>();
        for (Coverage.Clause clause : report.clauses()) {
            for (Coverage.Rule rule : clause.rules()) {
                if (!rule.isCovered()) {
                    uncovered.add(json(clause, rule));
                }
            }
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clauses", report.clausePercentage());
        json.put("rules", report.rulePercentage());
        json.put("cases", report.cases());
        json.put(
                "uncoveredClauses",
                report.clauses().stream()
                        .filter(clause -> !clause.isCovered())
                        .map(Coverage.Clause::criterion)
                        .toList());
        json.put("uncoveredRules", uncovered);
        return json;
    }

    private static Map<String, Object> json(Coverage.Clause clause, Coverage.Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clause", clause.criterion());
        json.put("rule", rule.rule());
        json.put("file", rule.file());
        json.put("line", rule.line());
        json.put("fired", rule.fired());
        json.put(
                "conditions",
                rule.conditions().stream()
                        .filter(condition -> !condition.isDecided())
                        .map(condition -> Map.of(
                                "condition", condition.text(),
                                "line", condition.line(),
                                "held", condition.held(),
                                "failed", condition.failed()))
                        .toList());
        return json;
    }
}

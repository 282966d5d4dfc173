package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Every rule is named in both languages, with the same numbers, and the same English statement reads the same in Chinese:
 * reports print these names as the reasons of their points.
 */
final class RuleTitles {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final List<Defect> defects = new ArrayList<>();
    private final Map<String, RuleStatement> byStatement = new HashMap<>();

    private RuleTitles() {}

    /**
     * Checks the names of rules.
     *
     * @param rules the rules of a rulebook
     * @return the defects
     */
    static List<Defect> check(List<RuleStatement> rules) {
        RuleTitles titles = new RuleTitles();
        rules.forEach(titles::check);
        return titles.defects;
    }

    private void check(RuleStatement rule) {
        if (!HAN.matcher(rule.zh()).find()) {
            note(rule, "parity.no-zh-rule");
            return;
        }
        String english = rule.statement().en();
        String zh = TextNumbers.shown(TextNumbers.numbers(rule.zh()));
        String en = TextNumbers.shown(TextNumbers.numbers(english));
        if (!zh.equals(en)) {
            note(rule, "parity.rule-numbers-differ", zh, en);
        }
        RuleStatement before = byStatement.putIfAbsent(english, rule);
        if (before != null && !before.zh().equals(rule.zh())) {
            note(rule, "parity.zh-rule-twice", before.id(), before.zh());
        }
    }

    private void note(RuleStatement rule, String code, Object... found) {
        defects.add(Defect.of(code, rule.file(), rule.line(), rule.name(), found));
    }
}

package org.lingtan.engine.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;

/**
 * Holds the folders of a rulebook against each other: every clause has a text in both languages, rules and cases; every
 * parameter is used and has the unit of what it is compared with; texts say the numbers of the parameters; the levels leave
 * no gap; no number stands in a rule; every rule fires in the cases; every case passes.
 */
public final class ParityKit {

    /** The code of a case that fails. */
    public static final String CASE_FAILS = "parity.case-fails";

    private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern LITERAL = Pattern.compile("(?<![\\w.$-])[0-9]+(\\.[0-9]+)?(?![\\w-])");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Rulebook rulebook;
    private final Map<String, byte[]> files;
    private final List<CaseResult> cases;
    private final List<Defect> defects = new ArrayList<>();

    private ParityKit(Rulebook rulebook, Map<String, byte[]> files, List<CaseResult> cases) {
        this.rulebook = rulebook;
        this.files = files;
        this.cases = cases;
    }

    /**
     * Checks a rulebook.
     *
     * @param rulebook the rulebook
     * @param files the files of its version folder by path
     * @param cases the results of its cases
     * @return the defects, none if all is in parity
     */
    public static List<Defect> check(Rulebook rulebook, Map<String, byte[]> files, List<CaseResult> cases) {
        ParityKit kit = new ParityKit(rulebook, files, cases);
        kit.files();
        kit.defects.addAll(ReachCheck.check(rulebook, RuleStatement.of(rulebook)));
        kit.firing();
        kit.passing();
        return List.copyOf(kit.defects);
    }

    /** What can be said without running a case. */
    static List<Defect> lint(Rulebook rulebook, Map<String, byte[]> files) {
        ParityKit kit = new ParityKit(rulebook, files, List.of());
        kit.files();
        return List.copyOf(kit.defects);
    }

    private void files() {
        rulebook.criteria().forEach(this::clause);
        texts();
        parameters();
        literals();
        List<RuleStatement> rules = RuleStatement.of(rulebook);
        exclusions(rules);
        defects.addAll(RuleTitles.check(rules));
        defects.addAll(UnitCheck.check(rulebook, rules));
        defects.addAll(LevelCheck.check(rulebook, rules));
        defects.addAll(TextNumbers.check(rulebook, rules));
    }

    /** A park must not be offered an exclusion that no rule answers. */
    private void exclusions(List<RuleStatement> rules) {
        for (Criterion criterion : rulebook.criteria()) {
            boolean answered = rules.stream()
                    .filter(rule -> rule.isOf(criterion))
                    .flatMap(rule -> rule.patterns().stream())
                    .anyMatch(pattern -> pattern.type().equals("Excluded"));
            if (criterion.excludable() && !answered) {
                defects.add(Defect.of(
                        "parity.exclusion-unanswered", criterion.path() + "/clause.yaml", 0, "", criterion.id()));
            }
        }
    }

    private void clause(Criterion criterion) {
        String slug = criterion.path().substring(criterion.path().lastIndexOf('/') + 1);
        String drl = criterion.path() + "/" + slug + ".drl";
        String caseFile = criterion.path() + "/" + slug + ".cases.yaml";
        if (rules(drl).isEmpty()) {
            add(
                    "parity.no-rule",
                    drl,
                    "",
                    "条款 " + criterion.id() + " 没有规则。请编写。",
                    "Clause " + criterion.id() + " has no rule. Write one.");
        }
        if (!files.containsKey(caseFile)) {
            add(
                    "parity.no-cases",
                    caseFile,
                    "",
                    "条款 " + criterion.id() + " 没有用例。请编写。",
                    "Clause " + criterion.id() + " has no cases. Write them.");
        }
    }

    private List<String> rules(String drl) {
        List<String> names = new ArrayList<>();
        Matcher matcher = RULE.matcher(content(drl));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private String content(String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private void texts() {
        text("rulebook.yaml", rulebook.titles());
        rulebook.groups().forEach(group -> text("rulebook.yaml", group.titles()));
        rulebook.levels().forEach(level -> text("levels.yaml", level.titles()));
        for (Criterion criterion : rulebook.criteria()) {
            String file = criterion.path() + "/clause.yaml";
            text(file, criterion.titles());
            text(file, criterion.text());
            criterion.parts().forEach(part -> {
                text(file, part.titles());
                part.topics().forEach(topic -> text(file, topic.accepted()));
            });
            criterion.twin().ifPresent(twin -> text(file, twin.titles()));
        }
        rulebook.parameters().all().forEach(parameter -> text("parameters.yaml", parameter.source()));
    }

    private void text(String file, Text text) {
        if (!HAN.matcher(text.zh()).find() && !text.zh().equals(text.en())) {
            add(
                    "parity.no-zh",
                    file,
                    "",
                    "中文文本“" + text.zh() + "”不含汉字。请填写中文。",
                    "The Chinese text '" + text.zh() + "' has no Chinese in it. Write it.");
        }
        if (HAN.matcher(text.en().replaceAll("[（(][^)）]*[)）]", "")).find()) {
            add(
                    "parity.no-en",
                    file,
                    "",
                    "英文文本“" + text.en() + "”含汉字。请填写英文。",
                    "The English text '" + text.en() + "' has Chinese in it. Translate it.");
        }
    }

    private void parameters() {
        Set<String> used = new HashSet<>(UnitCheck.READ_BY_NAME.keySet());
        files.keySet().stream().filter(path -> path.endsWith(".drl")).forEach(path -> {
            Matcher matcher = QUOTED.matcher(content(path));
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        });
        rulebook.criteria().forEach(criterion -> criterion.parts().forEach(part -> used.add(part.maximum())));
        rulebook.groups().forEach(group -> used.add(group.weight()));
        for (Parameter parameter : rulebook.parameters().all()) {
            if (!used.contains(parameter.id())) {
                add(
                        "parity.unused-parameter",
                        "parameters.yaml",
                        "",
                        "参数 " + parameter.id() + " 未被使用。请删除或使用。",
                        "Parameter " + parameter.id() + " is used nowhere. Use it or remove it.");
            }
        }
    }

    private void literals() {
        new TreeMap<>(files)
                .keySet().stream().filter(path -> path.endsWith(".drl")).forEach(path -> {
                    int line = 0;
                    for (String text : content(path).split("\n", -1)) {
                        line++;
                        String code =
                                QUOTED.matcher(text.replaceAll("//.*", "")).replaceAll("");
                        if (!code.strip().startsWith("@Clause")
                                && LITERAL.matcher(code).find()) {
                            defects.add(new Defect(
                                    "parity.literal",
                                    path,
                                    line,
                                    "",
                                    new Text("规则中出现数字。请改为参数。", "A number stands in a rule. Make it a parameter.")));
                        }
                    }
                });
    }

    private void firing() {
        Set<String> fired = new HashSet<>();
        cases.forEach(result -> fired.addAll(result.fired()));
        for (String path : new TreeMap<>(files).keySet()) {
            Stream<String> rules = path.endsWith(".drl") ? rules(path).stream() : Stream.of();
            rules.filter(rule -> !fired.contains(rule))
                    .forEach(rule -> add(
                            "parity.never-fires", path, rule, "用例从未触发该规则。请补充用例。", "No case fires this rule. Add one."));
        }
    }

    private void passing() {
        for (CaseResult result : cases) {
            if (!result.isPassed()) {
                String why = String.join("; ", result.failures());
                add(
                        CASE_FAILS,
                        result.clause(),
                        "",
                        "用例“" + result.name() + "”未通过：" + why,
                        "Case '" + result.name() + "' fails: " + why);
            }
        }
    }

    private void add(String code, String file, String rule, String zh, String en) {
        defects.add(new Defect(code, file, 0, rule, new Text(zh, en)));
    }
}

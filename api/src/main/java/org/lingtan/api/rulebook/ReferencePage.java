package org.lingtan.api.rulebook;

import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.api.problem.LanguageBundle;
import org.lingtan.catalog.quantity.Interval;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Parameter;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.workbench.BookVersion;
import org.lingtan.engine.workbench.Commentary;
import org.lingtan.engine.workbench.ParameterUses;

/**
 * Writes a version of a rulebook as one page that an editor and a park both read: every clause with its text, basis,
 * evidence, numbers, rules in words and cases. What is constructed can be seen at first glance.
 */
public final class ReferencePage {

    private final BookVersion version;
    private final Rulebook book;
    private final List<String> stated;
    private final LanguageBundle words;
    private final HtmlTable tables;
    private final ParameterUses uses;
    private final ParameterRows numbers;

    /**
     * A page.
     *
     * @param version the version with its files
     * @param stated status, days and signed statements of the version, each a line in the language of the page
     * @param language {@code zh} or {@code en}
     */
    public ReferencePage(BookVersion version, List<String> stated, String language) {
        this.version = version;
        this.stated = List.copyOf(stated);
        this.book = version.rulebook();
        this.words = ChangeWords.words(language);
        this.tables = new HtmlTable(words);
        this.uses = ParameterUses.of(book);
        this.numbers = new ParameterRows(words, Commentary.of(version), uses);
    }

    /**
     * The file that the page of a language is called.
     *
     * @param book the rulebook
     * @param language {@code zh} or {@code en}
     * @return the name, without a folder
     */
    public static String file(Rulebook book, String language) {
        return book.id().id() + "-" + book.id().version() + "." + language + ".html";
    }

    /**
     * Writes the page.
     *
     * @param out where to write; the caller closes it
     */
    public void write(Writer out) {
        String other = words.language().equals("zh") ? "en" : "zh";
        Map<String, Object> page = new LinkedHashMap<>(
                ImpactPage.frame(words, book.titles().in(words.language()) + " (" + book.id() + ")"));
        page.put("other", file(book, other));
        page.put("otherLang", other.equals("zh") ? "zh-CN" : "en");
        page.put("otherName", words.get("reference.other"));
        page.put("facts", facts());
        page.put("basisHeading", words.get("reference.basis"));
        page.put("basis", basis());
        page.put("constructed", hasConstructed() ? List.of(words.get("reference.constructed")) : List.of());
        page.put("levelsHeading", said("reference.levels"));
        page.put("levels", tables.of(levels(), "levels-table"));
        page.put("groups", groups());
        page.put("generalHeading", words.get("reference.general"));
        page.put("general", general());
        new HtmlTemplate("reference").write(page, out);
    }

    private List<Map<String, Object>> facts() {
        List<Map<String, Object>> facts = new ArrayList<>();
        facts.add(Map.of("name", words.get("reference.status"), "values", stated));
        fact(facts, "reference.standard", book.standard() + ", " + book.edition());
        fact(
                facts,
                "reference.in-force",
                book.effectiveTo() == null
                        ? words.get("period.from", book.effectiveFrom())
                        : words.get("period.from-to", book.effectiveFrom(), book.effectiveTo()));
        fact(facts, "reference.scheme", words.get("detail.scheme." + Figures.word(book.scheme())));
        fact(facts, "reference.offsets", words.get("detail.offsets." + book.offsets()));
        if (!book.dependencies().isEmpty()) {
            fact(
                    facts,
                    "reference.dependencies",
                    String.join(
                            ", ",
                            book.dependencies().stream().map(Object::toString).toList()));
        }
        fact(facts, "reference.digest", book.digest());
        return facts;
    }

    private void fact(List<Map<String, Object>> facts, String key, String value) {
        facts.add(Map.of("name", words.get(key), "values", List.of(value)));
    }

    private boolean hasConstructed() {
        return book.criteria().stream().anyMatch(criterion -> criterion.basis().equals("constructed"))
                || book.parameters().all().stream()
                        .anyMatch(parameter -> parameter.basis().equals("constructed"));
    }

    private Map<String, Object> basis() {
        Map<String, Integer> clauses = new TreeMap<>();
        Map<String, Integer> parameters = new TreeMap<>();
        book.criteria().forEach(criterion -> clauses.merge(criterion.basis(), 1, Integer::sum));
        book.parameters().all().forEach(parameter -> parameters.merge(parameter.basis(), 1, Integer::sum));
        List<List<String>> rows = new ArrayList<>();
        for (String basis : List.of("published", "cited", "constructed", "interpretation")) {
            rows.add(List.of(
                    words.get("detail.basis." + basis),
                    String.valueOf(clauses.getOrDefault(basis, 0)),
                    String.valueOf(parameters.getOrDefault(basis, 0))));
        }
        return tables.of(
                new ReportTable(
                        words.get("reference.basis.caption"),
                        List.of(
                                words.get("detail.basis"),
                                words.get("reference.clauses"),
                                words.get("reference.numbers")),
                        rows,
                        List.of()),
                "basis-table");
    }

    private ReportTable levels() {
        List<List<String>> rows = new ArrayList<>();
        for (Level level : book.levels()) {
            List<String> row = new ArrayList<>(List.of(level.titles().in(words.language())));
            if (areScored()) {
                row.add(range(level.score()));
            }
            row.add(words.get("detail.offsets." + Figures.word(level.offsets())));
            row.add(level.id());
            rows.add(row);
        }
        List<String> heads = new ArrayList<>(List.of(said("matter.level")));
        if (areScored()) {
            heads.add(words.get("impact.score"));
        }
        heads.addAll(List.of(words.get("reference.offsets"), words.get("detail.id")));
        return new ReportTable(said("reference.levels.caption"), heads, rows, List.of());
    }

    private String range(Interval score) {
        boolean any = score.min() == null && score.max() == null;
        return any ? words.get("reference.any-score") : Figures.range(score);
    }

    private boolean areScored() {
        return Level.areScored(book.levels());
    }

    /** A text about levels, or about conclusions where there are no scores. */
    private String said(String key) {
        return words.get(areScored() ? key : key + ".unscored");
    }

    /** The clauses by group in the order of the standard; what stands in no group comes under a heading of its own. */
    private List<Map<String, Object>> groups() {
        Map<String, List<Criterion>> byGroup = new LinkedHashMap<>();
        book.groups().forEach(group -> byGroup.put(group.id(), new ArrayList<>()));
        for (Criterion criterion : book.criteria()) {
            byGroup.computeIfAbsent(criterion.group(), id -> new ArrayList<>()).add(criterion);
        }
        List<Map<String, Object>> groups = new ArrayList<>();
        byGroup.forEach((id, criteria) -> {
            if (!criteria.isEmpty()) {
                groups.add(group(id, criteria, groups.size()));
            }
        });
        return groups;
    }

    private Map<String, Object> group(String id, List<Criterion> criteria, int number) {
        ClauseView view = new ClauseView(version, words, tables, numbers, uses);
        List<Map<String, Object>> clauses = new ArrayList<>();
        for (Criterion criterion : criteria) {
            clauses.add(view.of(criterion, "clause-" + number + "-" + clauses.size()));
        }
        String heading = book.groups().stream()
                .filter(group -> group.id().equals(id))
                .map(group -> group.titles().in(words.language()))
                .findFirst()
                .orElseGet(() -> words.get("reference.no-group"));
        return Map.of("id", "group-" + number, "heading", heading, "clauses", clauses);
    }

    /** Numbers that no clause names: weights, divisors, factors of accounting. */
    private List<Map<String, Object>> general() {
        List<Parameter> general = book.parameters().all().stream()
                .filter(parameter -> uses.of(parameter.id()).criteria().isEmpty())
                .toList();
        return general.isEmpty() ? List.of() : List.of(tables.of(numbers.table(general), "general-table"));
    }
}

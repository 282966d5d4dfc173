package org.lingtan.api.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.EvidenceTable;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Criterion.Topic;
import org.lingtan.engine.rulebook.Criterion.TopicKind;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * Everything that one version of a rulebook asks a park for.
 *
 * @param book the rulebook
 * @param questions the questions, in the order of the standard; tables last
 * @param tables the tables to fill in, in the order of the catalogue
 */
record Questionnaire(Rulebook book, List<Question> questions, List<EvidenceTable> tables) {

    private static final String RESIDUAL = "carbon.residual";
    private static final String CREDITS = "credit-units";

    /** Copies the lists. */
    Questionnaire {
        questions = List.copyOf(questions);
        tables = List.copyOf(tables);
    }

    static Questionnaire of(Rulebook book, Catalogue catalogue) {
        Map<String, Question> questions = new LinkedHashMap<>();
        Set<String> tables = new LinkedHashSet<>();
        for (Criterion criterion : book.criteria()) {
            for (Criterion.Part part : criterion.parts()) {
                for (Topic topic : part.topics()) {
                    Question asked = question(criterion, part, topic, catalogue);
                    Question question = book.isOfPark() ? asked : asked.inRecords();
                    tables.addAll(question.tables());
                    questions.merge(
                            question.kindWord() + " " + topic.id(),
                            question,
                            (first, again) -> first.alsoFor(criterion.id()));
                }
            }
            criterion
                    .twin()
                    .ifPresent(twin -> questions.putIfAbsent("document " + twin.topic(), twin(criterion, twin)));
        }
        if (book.offsets()) {
            catalogue.findQuantity(RESIDUAL).ifPresent(residual -> tables.addAll(residual.from()));
            tables.add(CREDITS);
        }
        tables.add(book.subject());
        List<EvidenceTable> asked = catalogue.tables().values().stream()
                .filter(table -> tables.contains(table.id()))
                .toList();
        List<Question> all = new ArrayList<>(questions.values());
        all.removeIf(question -> question.kind() == TopicKind.TABLE);
        asked.forEach(table -> all.add(table(table, questions.get("table " + table.id()))));
        return new Questionnaire(book, all, asked);
    }

    private static Question question(Criterion criterion, Criterion.Part part, Topic topic, Catalogue catalogue) {
        Text asks = criterion.parts().size() == 1
                ? criterion.titles()
                : new Text(
                        criterion.titles().zh() + "：" + part.titles().zh(),
                        criterion.titles().en() + ": " + part.titles().en());
        String unit = topic.kind() == TopicKind.QUANTITY
                ? catalogue
                        .findQuantity(topic.id())
                        .map(QuantityDefinition::unit)
                        .orElse("")
                : "";
        List<String> from = switch (topic.kind()) {
            case QUANTITY ->
                catalogue.findQuantity(topic.id()).map(QuantityDefinition::from).orElse(List.of());
            case TABLE -> List.of(topic.id());
            case ATTESTATION, DOCUMENT, PROPERTY -> List.of();
        };
        return new Question(
                topic.kind(),
                topic.id(),
                criterion.id(),
                criterion.clause(),
                asks,
                topic.accepted(),
                unit,
                from,
                List.of(),
                criterion.excludable());
    }

    private static Question twin(Criterion criterion, Criterion.Twin twin) {
        return new Question(
                TopicKind.DOCUMENT,
                twin.topic(),
                criterion.id(),
                criterion.clause(),
                new Text(
                        criterion.titles().zh() + "：数字孪生 " + twin.titles().zh(),
                        criterion.titles().en() + ": digital twin, "
                                + twin.titles().en()),
                new Text("系统文件及位置", "system document with locator"),
                "",
                List.of(),
                List.of(),
                false);
    }

    private static Question table(EvidenceTable table, @org.jspecify.annotations.Nullable Question asked) {
        return new Question(
                TopicKind.TABLE,
                table.id(),
                asked == null ? "" : asked.criterion(),
                asked == null ? "" : asked.clause(),
                table.titles(),
                new Text(
                        "工作表 " + table.id() + "；或在此写明附件中的 CSV、XLSX",
                        "the sheet " + table.id() + "; or name the attached CSV or XLSX here"),
                "",
                List.of(table.id()),
                asked == null ? List.of() : asked.alsoFor(),
                false);
    }
}

package org.lingtan.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lingtan.catalog.Text;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Criterion.Part;
import org.lingtan.engine.rulebook.Criterion.Topic;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.RuleStatement.Argument;
import org.lingtan.engine.rulebook.RuleStatement.Constraint;
import org.lingtan.engine.rulebook.RuleStatement.FactPattern;
import org.lingtan.engine.rulebook.RuleStatement.Form;

class AlternativesTest {

    private int line;

    private FactPattern documented(String topic) {
        line++;
        return new FactPattern(
                "$d",
                "Documented",
                List.of(
                        new Constraint(Form.EQUALS, "criterion", "C", line),
                        new Constraint(Form.EQUALS, "topic", topic, line)),
                line);
    }

    private FactPattern measured(String word) {
        line++;
        return new FactPattern(
                "$m",
                "Measured",
                List.of(
                        new Constraint(Form.EQUALS, "criterion", "C", line),
                        new Constraint(Form.EQUALS, "quantity", "q", line),
                        new Constraint(Form.HOLDS, word, "", line)),
                line);
    }

    private static RuleStatement rule(String verb, FactPattern... patterns) {
        return new RuleStatement(
                "BOOK-1-1 a rule",
                "1",
                "一条规则",
                "system/clause/clause.drl",
                1,
                List.of(patterns),
                verb,
                List.of(new Argument(true, "$d")));
    }

    private static Part part(String id, String... topics) {
        return new Part(
                id,
                new Text("部分", "part"),
                "",
                List.of(topics).stream()
                        .map(topic -> new Topic(Criterion.TopicKind.DOCUMENT, topic, new Text("文件", "document")))
                        .toList());
    }

    private static Alternatives read(List<Part> parts, RuleStatement... rules) {
        Text text = new Text("条款", "clause");
        Criterion criterion = new Criterion(
                "C",
                "1",
                "system",
                "",
                Criterion.Kind.MEASURE,
                text,
                text,
                "published",
                "partly",
                true,
                parts,
                Optional.empty(),
                "system/clause");
        return Alternatives.of(List.of(criterion), List.of(rules));
    }

    private static List<String> of(Alternatives alternatives, String part, String topic) {
        return alternatives
                .of("C", part, topic)
                .map(choice -> choice.topics().stream().map(Topic::id).toList())
                .orElse(List.of());
    }

    @Test
    void documents_that_each_meet_a_part_stand_for_each_other() {
        Alternatives read = read(
                List.of(part("p", "a", "b", "c")),
                rule("met", documented("a")),
                rule("met", documented("b")),
                rule("open", documented("c")));
        assertEquals(List.of("a", "b"), of(read, "p", "a"));
        assertEquals(List.of("a", "b"), of(read, "p", "b"));
        assertEquals(List.of(), of(read, "p", "c"));
    }

    @Test
    void documents_that_are_needed_together_do_not() {
        Alternatives read = read(List.of(part("p", "a", "b")), rule("met", documented("a"), documented("b")));
        assertEquals(List.of(), of(read, "p", "a"));
    }

    @Test
    void what_is_asked_for_beside_them_must_be_the_same() {
        List<Part> parts = List.of(part("p", "a", "b", "ledger"));
        Alternatives same = read(
                parts,
                rule("met", documented("a"), documented("ledger"), measured("positive")),
                rule("met", documented("b"), documented("ledger"), measured("positive")));
        assertEquals(List.of("a", "b"), of(same, "p", "a"));
        assertEquals(List.of(), of(same, "p", "ledger"));
        Alternatives other = read(
                parts,
                rule("met", documented("a"), measured("positive")),
                rule("met", documented("b"), measured("nothing")));
        assertEquals(List.of(), of(other, "p", "a"));
    }

    @Test
    void a_topic_of_two_parts_has_in_each_the_others_of_that_part() {
        Alternatives read = read(
                List.of(part("p", "a", "b"), part("q", "b", "c")),
                rule("met", documented("a")),
                rule("met", documented("b")),
                rule("met", documented("c")));
        assertEquals(List.of("a", "b"), of(read, "p", "b"));
        assertEquals(List.of("b", "c"), of(read, "q", "b"));
    }
}

package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.model.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookReader;

/** The second and the third gate, tried without the first: classes that no rule file could have given. */
class GatesTest {

    private static Rulebook book;

    @BeforeAll
    static void read() {
        book = RulebookReader.read(Path.of("src/test/books/mini/1.0.0"));
    }

    @Test
    void the_audit_accepts_a_class_that_does_nothing() {
        assertDoesNotThrow(
                () -> BytecodeAudit.check(book, HostileClasses.only("mini/Evil.class", HostileClasses.evil(m -> {}))));
    }

    @Test
    void the_audit_refuses_recursion_through_two_classes() {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        classes.put(
                "mini/A.class",
                HostileClasses.type("mini/A", "java/lang/Object", m -> HostileClasses.call(m, "mini/B", "run", "()V")));
        classes.put(
                "mini/B.class",
                HostileClasses.type("mini/B", "java/lang/Object", m -> HostileClasses.call(m, "mini/A", "run", "()V")));
        assertThrows(RulebookDefects.class, () -> BytecodeAudit.check(book, classes));
    }

    @Test
    void the_audit_refuses_classes_outside_of_the_package_of_the_rulebook() {
        for (String name : new String[] {"org/drools/model/Evil", "org/lingtan/engine/fact/Evil", "other/Evil"}) {
            byte[] bytes = HostileClasses.type(name, "java/lang/Object", m -> {});
            assertThrows(
                    RulebookDefects.class,
                    () -> BytecodeAudit.check(book, HostileClasses.only(name + ".class", bytes)));
        }
        byte[] elsewhere = HostileClasses.type("mini/Other", "java/lang/Object", m -> {});
        assertThrows(
                RulebookDefects.class,
                () -> BytecodeAudit.check(book, HostileClasses.only("mini/Evil.class", elsewhere)));
    }

    @Test
    void the_loader_hands_out_only_what_compiled_rules_need() throws ClassNotFoundException {
        FilteringLoader loader = new FilteringLoader(GatesTest.class.getClassLoader());
        assertEquals(
                "org.lingtan.engine.fact.Measured",
                loader.loadClass("org.lingtan.engine.fact.Measured").getName());
        for (String refused : new String[] {
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ProcessBuilder",
            "java.io.File",
            "java.net.URL",
            "java.lang.reflect.Method",
            "org.kie.internal.io.ResourceFactory",
            "org.drools.core.util.Drools",
            "org.lingtan.engine.rulebook.Rulebook",
            "org.lingtan.engine.internal.drools.RuleRuntime"
        }) {
            assertThrows(ClassNotFoundException.class, () -> loader.loadClass(refused), refused);
        }
    }

    @Test
    void the_classes_of_two_rulebooks_never_meet() throws ClassNotFoundException {
        SortedMap<String, byte[]> classes = HostileClasses.only("mini/Evil.class", HostileClasses.evil(m -> {}));
        FilteringLoader parent = new FilteringLoader(GatesTest.class.getClassLoader());
        Class<?> one = new RuleClassLoader("one", classes, parent).loadClass("mini.Evil");
        Class<?> two = new RuleClassLoader("two", classes, parent).loadClass("mini.Evil");
        assertTrue(one != two && one.getName().equals(two.getName()));
    }

    @Test
    void the_flat_evaluator_refuses_a_rule_of_another_shape() {
        var variable = DSL.declarationOf(org.lingtan.engine.fact.Measured.class);
        var rule = org.drools.model.PatternDSL.rule("open to all")
                .build(
                        org.drools.model.PatternDSL.not(org.drools.model.PatternDSL.pattern(variable)),
                        DSL.execute(() -> {}));
        assertThrows(FlatRule.Shape.class, () -> new FlatRule(rule));
        var bare = org.drools.model.PatternDSL.rule("without criterion")
                .build(org.drools.model.PatternDSL.pattern(variable), DSL.execute(() -> {}));
        assertThrows(FlatRule.Shape.class, () -> new FlatRule(bare));
    }
}

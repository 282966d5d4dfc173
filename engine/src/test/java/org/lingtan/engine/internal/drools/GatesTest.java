package org.lingtan.engine.internal.drools;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.drools.model.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The second and the third gate, tried without the first: classes that no rule file could have given. */
class GatesTest {

    private static Rulebook book;

    @BeforeAll
    static void read() {
        book = RulebookReader.read(Path.of("src/test/books/mini/1.0.0"));
    }

    private static byte[] type(String name, String parent, Consumer<MethodVisitor> body) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, name, null, parent, null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()V", null, null);
        method.visitCode();
        body.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static byte[] evil(Consumer<MethodVisitor> body) {
        return type("mini/Evil", "java/lang/Object", body);
    }

    private static void call(MethodVisitor method, String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    private static SortedMap<String, byte[]> only(String path, byte[] bytes) {
        return new TreeMap<>(Map.of(path, bytes));
    }

    private static void loop(MethodVisitor method) {
        Label start = new Label();
        method.visitLabel(start);
        method.visitJumpInsn(Opcodes.GOTO, start);
    }

    private static void guarded(MethodVisitor method) {
        Label start = new Label();
        Label end = new Label();
        method.visitTryCatchBlock(start, end, end, "java/lang/Exception");
        method.visitLabel(start);
        method.visitInsn(Opcodes.NOP);
        method.visitLabel(end);
    }

    private static void dynamic(MethodVisitor method) {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "mini/Evil", "boot", "()V", false);
        method.visitInvokeDynamicInsn("run", "()V", bootstrap);
    }

    @TestFactory
    Stream<DynamicTest> the_audit_refuses_what_compiled_rules_never_hold() {
        Map<String, byte[]> attacks = new TreeMap<>();
        attacks.put("System.exit", evil(m -> {
            m.visitInsn(Opcodes.ICONST_1);
            call(m, "java/lang/System", "exit", "(I)V");
        }));
        attacks.put("a thread", evil(m -> m.visitTypeInsn(Opcodes.NEW, "java/lang/Thread")));
        attacks.put("a process", evil(m -> call(m, "java/lang/Runtime", "getRuntime", "()Ljava/lang/Runtime;")));
        attacks.put("reflection", evil(m -> {
            m.visitLdcInsn("x");
            call(m, "java/lang/Class", "forName", "(Ljava/lang/String;)Ljava/lang/Class;");
        }));
        attacks.put("a class literal", evil(m -> m.visitLdcInsn(org.objectweb.asm.Type.getType("Ljava/io/File;"))));
        attacks.put(
                "a field of another class",
                evil(m -> m.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;")));
        attacks.put("the clock", evil(m -> call(m, "java/time/Instant", "now", "()Ljava/time/Instant;")));
        attacks.put(
                "a forged rule name",
                evil(m -> m.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        "org/lingtan/engine/fact/FindingSink",
                        "firing",
                        "(Ljava/lang/String;)V",
                        false)));
        attacks.put(
                "reading the findings",
                evil(m -> m.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL,
                        "org/lingtan/engine/fact/FindingSink",
                        "findings",
                        "()Ljava/util/List;",
                        false)));
        attacks.put(
                "the thresholds", evil(m -> m.visitTypeInsn(Opcodes.CHECKCAST, "org/lingtan/engine/fact/Thresholds")));
        attacks.put(
                "a long text",
                evil(m -> m.visitMethodInsn(
                        Opcodes.INVOKEVIRTUAL, "java/lang/String", "repeat", "(I)Ljava/lang/String;", false)));
        attacks.put("a loop", evil(GatesTest::loop));
        attacks.put("recursion", evil(m -> call(m, "mini/Evil", "run", "()V")));
        attacks.put("an exception handler", evil(GatesTest::guarded));
        attacks.put("a dynamic call", evil(GatesTest::dynamic));
        attacks.put("a lock", evil(m -> {
            m.visitInsn(Opcodes.ACONST_NULL);
            m.visitInsn(Opcodes.MONITORENTER);
        }));
        attacks.put("an array of arrays", evil(m -> {
            m.visitInsn(Opcodes.ICONST_1);
            m.visitInsn(Opcodes.ICONST_1);
            m.visitMultiANewArrayInsn("[[Ljava/lang/String;", 2);
        }));
        attacks.put("a class loader", type("mini/Evil", "java/lang/ClassLoader", m -> {}));
        attacks.put("not a class", "nothing".getBytes(StandardCharsets.UTF_8));
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    RulebookDefects defects = assertThrows(
                            RulebookDefects.class,
                            () -> BytecodeAudit.check(book, only("mini/Evil.class", attack.getValue())));
                    assertEquals("audit.refused", defects.defects().get(0).code());
                }));
    }

    @Test
    void the_audit_accepts_a_class_that_does_nothing() {
        assertDoesNotThrow(() -> BytecodeAudit.check(book, only("mini/Evil.class", evil(m -> {}))));
    }

    @Test
    void the_audit_refuses_recursion_through_two_classes() {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        classes.put("mini/A.class", type("mini/A", "java/lang/Object", m -> call(m, "mini/B", "run", "()V")));
        classes.put("mini/B.class", type("mini/B", "java/lang/Object", m -> call(m, "mini/A", "run", "()V")));
        assertThrows(RulebookDefects.class, () -> BytecodeAudit.check(book, classes));
    }

    @Test
    void the_audit_refuses_classes_outside_of_the_package_of_the_rulebook() {
        for (String name : new String[] {"org/drools/model/Evil", "org/lingtan/engine/fact/Evil", "other/Evil"}) {
            byte[] bytes = type(name, "java/lang/Object", m -> {});
            assertThrows(RulebookDefects.class, () -> BytecodeAudit.check(book, only(name + ".class", bytes)));
        }
        byte[] elsewhere = type("mini/Other", "java/lang/Object", m -> {});
        assertThrows(RulebookDefects.class, () -> BytecodeAudit.check(book, only("mini/Evil.class", elsewhere)));
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
        SortedMap<String, byte[]> classes = only("mini/Evil.class", evil(m -> {}));
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

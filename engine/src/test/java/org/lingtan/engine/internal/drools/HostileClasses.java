package org.lingtan.engine.internal.drools;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Classes that no rule file of the restricted profile could have given. */
final class HostileClasses {

    private HostileClasses() {}

    static byte[] type(String name, String parent, Consumer<MethodVisitor> body) {
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

    static byte[] evil(Consumer<MethodVisitor> body) {
        return type("mini/Evil", "java/lang/Object", body);
    }

    static void call(MethodVisitor method, String owner, String name, String descriptor) {
        method.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }

    static SortedMap<String, byte[]> only(String path, byte[] bytes) {
        return new TreeMap<>(Map.of(path, bytes));
    }

    static void loop(MethodVisitor method) {
        Label start = new Label();
        method.visitLabel(start);
        method.visitJumpInsn(Opcodes.GOTO, start);
    }

    static void guarded(MethodVisitor method) {
        Label start = new Label();
        Label end = new Label();
        method.visitTryCatchBlock(start, end, end, "java/lang/Exception");
        method.visitLabel(start);
        method.visitInsn(Opcodes.NOP);
        method.visitLabel(end);
    }

    static void dynamic(MethodVisitor method) {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, "mini/Evil", "boot", "()V", false);
        method.visitInvokeDynamicInsn("run", "()V", bootstrap);
    }

    /** The classes by what they try. */
    static SortedMap<String, byte[]> all() {
        SortedMap<String, byte[]> attacks = new TreeMap<>();
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
        attacks.put("a loop", evil(HostileClasses::loop));
        attacks.put("recursion", evil(m -> call(m, "mini/Evil", "run", "()V")));
        attacks.put("an exception handler", evil(HostileClasses::guarded));
        attacks.put("a dynamic call", evil(HostileClasses::dynamic));
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
        return attacks;
    }
}

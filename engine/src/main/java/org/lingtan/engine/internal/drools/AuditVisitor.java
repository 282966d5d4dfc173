package org.lingtan.engine.internal.drools;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Looks at every instruction of one class. */
final class AuditVisitor extends ClassVisitor {

    private static final int API = Opcodes.ASM9;

    private final SortedMap<String, byte[]> own;
    private final BytecodeAudit.CallGraph calls;
    private final Set<String> found;
    private String name = "";

    AuditVisitor(SortedMap<String, byte[]> own, BytecodeAudit.CallGraph calls, Set<String> found) {
        super(API);
        this.own = own;
        this.calls = calls;
        this.found = found;
    }

    private boolean isOwn(String type) {
        return own.containsKey(type + ".class");
    }

    private void note(String what) {
        found.add(name + ": " + what);
    }

    private void type(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.METHOD) {
            for (Type argument : element.getArgumentTypes()) {
                type(argument);
            }
            type(element.getReturnType());
        } else if (element.getSort() == Type.OBJECT) {
            String internal = element.getInternalName();
            if (!isOwn(internal) && !AllowedReferences.isType(internal)) {
                note("type " + internal);
            }
        }
    }

    private void member(String owner, String member, boolean call) {
        Type type = Type.getObjectType(owner);
        type(type);
        if (!isOwn(owner)
                && !(call ? AllowedReferences.isCall(owner, member) : AllowedReferences.isField(owner, member))) {
            note((call ? "call " : "field ") + owner + "." + member);
        }
    }

    @Override
    public void visit(
            int version, int access, String className, @Nullable String signature, String parent, String[] interfaces) {
        name = className;
        type(Type.getObjectType(parent));
        for (String each : interfaces) {
            type(Type.getObjectType(each));
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
        type(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        type(Type.getMethodType(descriptor));
        boolean hook =
                Set.of("finalize", "readObject", "readResolve", "writeReplace").contains(method);
        if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0 || hook) {
            note("method " + method);
        }
        return new Instructions(name + "." + method + descriptor);
    }

    /** Looks at the instructions of one method. */
    private final class Instructions extends MethodVisitor {

        private final String self;
        private final Set<Label> passed = new HashSet<>();

        Instructions(String self) {
            super(API);
            this.self = self;
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
        }

        private void jump(Label target) {
            if (passed.contains(target)) {
                note("a loop in " + self);
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            jump(label);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
            jump(otherwise);
            for (Label label : labels) {
                jump(label);
            }
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
            jump(otherwise);
            for (Label label : labels) {
                jump(label);
            }
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            note("an exception handler in " + self);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                note("a lock in " + self);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            type(Type.getObjectType(type));
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            note("an array of arrays in " + self);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            member(owner, field, false);
            type(Type.getType(descriptor));
            boolean writes = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD;
            if (writes && !owner.equals(name)) {
                note("writes " + owner + "." + field);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            member(owner, method, true);
            type(Type.getMethodType(descriptor));
            if (isOwn(owner)) {
                calls.add(self, owner + "." + method + descriptor);
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String descriptor, Handle bootstrap, Object... arguments) {
            if (!bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
                note("a dynamic call through " + bootstrap.getOwner());
            }
            for (Object argument : arguments) {
                visitLdcInsn(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof Type type) {
                type(type);
            } else if (value instanceof Handle handle) {
                note("a handle of " + handle.getOwner() + "." + handle.getName());
            } else if (value instanceof ConstantDynamic) {
                note("a dynamic constant");
            }
        }
    }
}

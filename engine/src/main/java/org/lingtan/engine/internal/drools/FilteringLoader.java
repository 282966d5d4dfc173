package org.lingtan.engine.internal.drools;

import java.util.List;
import java.util.Set;

/** The third gate: the parent of the classes of a rulebook. What is not named here cannot be linked. */
final class FilteringLoader extends ClassLoader {

    private static final List<String> PREFIXES = List.of(
            "org.lingtan.engine.fact.",
            "org.lingtan.catalog.quantity.",
            "org.drools.model.",
            "org.drools.modelcompiler.",
            "org.drools.base.",
            "org.kie.api.");
    private static final Set<String> NAMES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Enum",
            "java.lang.Integer",
            "java.lang.Class",
            "java.lang.Void",
            "java.lang.Number",
            "java.lang.Override",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Throwable",
            "java.lang.invoke.SerializedLambda",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.io.Serializable",
            "java.util.List",
            "java.util.Map",
            "java.util.HashMap",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.Collection",
            "java.util.Collections",
            "java.util.Locale",
            "java.util.Optional",
            "java.util.function.Supplier",
            "org.drools.util.DateUtils",
            "java.time.format.DateTimeFormatter",
            "java.time.format.DateTimeFormatterBuilder");

    static {
        registerAsParallelCapable();
    }

    FilteringLoader(ClassLoader source) {
        super("rulebook-filter", source);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!NAMES.contains(name) && PREFIXES.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException("The class (%s) is out of reach of rulebooks.".formatted(name));
        }
        return super.loadClass(name, resolve);
    }
}

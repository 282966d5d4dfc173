package org.lingtan.engine.internal.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.lingtan.engine.rulebook.RuleStatement;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Compiles the rule files of a rulebook to classes; the only class that needs the Drools compiler. */
final class RuleCompiler {

    private static final String SOURCES = "src/main/resources/";
    private static final String PROJECT = "org/drools/project/";
    private static final Object ONE_AT_A_TIME = new Object();

    private RuleCompiler() {}

    /**
     * The classes of the executable model. The restricted profile is checked here once more, whoever read the rulebook:
     * nothing is compiled unchecked, and so whatever is sealed under a digest was checked under that digest.
     *
     * @throws RulebookDefects if the rules leave the restricted profile, or Drools reads the files otherwise than the restricted profile, or cannot compile them
     */
    static CompiledRules compile(Rulebook book) {
        RulebookReader.checkRules(book);
        new ParserAgreement(book).check();
        synchronized (ONE_AT_A_TIME) {
            return new CompiledRules(names(book), classes(book));
        }
    }

    private static List<String> names(Rulebook book) {
        return RuleStatement.of(book).stream().map(RuleStatement::name).toList();
    }

    private static SortedMap<String, byte[]> classes(Rulebook book) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        ReleaseId release = services.newReleaseId(
                "org.lingtan.rulebook", book.id().id(), book.id().version());
        files.generateAndWritePomXML(release);
        book.rules().forEach(rule -> files.write(SOURCES + rule.path(), rule.text()));
        try {
            KieBuilder builder = services.newKieBuilder(files, RuleCompiler.class.getClassLoader());
            builder.buildAll(ExecutableModelProject.class);
            refuseErrors(builder);
            SortedMap<String, byte[]> classes = new TreeMap<>();
            ((InternalKieModule) builder.getKieModule()).getClassesMap().forEach((name, bytes) -> {
                if (name.endsWith(".class") && !name.startsWith(PROJECT)) {
                    classes.put(name, withoutDebug(bytes));
                }
            });
            return classes;
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    /** Lines and names of variables are those of generated sources that nobody sees, and they stay in memory. */
    private static byte[] withoutDebug(byte[] bytes) {
        ClassWriter lean = new ClassWriter(0);
        new ClassReader(bytes).accept(lean, ClassReader.SKIP_DEBUG);
        return lean.toByteArray();
    }

    private static void refuseErrors(KieBuilder builder) {
        List<Defect> defects = new ArrayList<>();
        for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
            String path = message.getPath() == null ? "" : message.getPath();
            String file = path.startsWith(SOURCES) ? path.substring(SOURCES.length()) : path;
            defects.add(Defect.of("compile.failed", file, Math.max(0, message.getLine()), "", message.getText()));
        }
        if (!defects.isEmpty()) {
            throw new RulebookDefects(defects);
        }
    }
}

package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookReader;

/** The process that compiles one foreign rulebook; the parent trusts nothing of its result before auditing it. */
public final class ForeignCompiler {

    static final String BUNDLE = "rules.bin";
    static final String DEFECTS = "defects.tsv";
    static final int FIELDS = 6;

    private ForeignCompiler() {}

    /**
     * Compiles.
     *
     * @param arguments the version folder and the folder for the result
     * @throws IOException if the result cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path result = Path.of(arguments[1]);
        try {
            Rulebook book = RulebookReader.read(Path.of(arguments[0]));
            byte[] bundle = ClassBundle.write(book.digest(), RuleCompiler.compile(book), Seal.plain());
            Files.write(result.resolve(BUNDLE), bundle);
        } catch (RulebookDefects e) {
            String lines = e.defects().stream().map(ForeignCompiler::line).collect(Collectors.joining("\n"));
            Files.writeString(result.resolve(DEFECTS), lines, StandardCharsets.UTF_8);
        }
    }

    private static String line(Defect defect) {
        return String.join(
                "\t",
                clean(defect.code()),
                clean(defect.file()),
                Integer.toString(defect.line()),
                clean(defect.rule()),
                clean(defect.message().zh()),
                clean(defect.message().en()));
    }

    private static String clean(String text) {
        return text.replaceAll("[\\t\\r\\n]", " ");
    }
}

package org.lingtan.engine.internal.drools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The packaging step: compiles the shipped rulebooks, so that the product never needs the compiler for them. */
public final class Precompile {

    private Precompile() {}

    /**
     * Compiles every rulebook of a folder.
     *
     * @param arguments the folder with {@code <id>/<version>/}, and the class path folder that receives
     *     {@code compiled/<digest>/}
     * @throws IOException if the result cannot be written
     * @throws org.lingtan.engine.rulebook.RulebookDefects if a rulebook is defective
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(
                    "Needed: <books folder> <class path folder>; given: %d arguments.".formatted(arguments.length));
        }
        Path out = Path.of(arguments[1]).resolve(ClassCache.SHIPPED);
        for (Rulebook book :
                RulebookShelf.ofFolders(List.of(Path.of(arguments[0]))).all()) {
            CompiledRules rules = RuleCompiler.compile(book);
            BytecodeAudit.check(book, rules.classes());
            Path file = out.resolve(ClassCache.place(book.digest()));
            Files.createDirectories(file.resolve("..").normalize());
            Files.write(file, ClassBundle.write(book.digest(), rules, Seal.plain()));
            RulebookShelf.keep(book, Path.of(arguments[1]));
        }
    }
}

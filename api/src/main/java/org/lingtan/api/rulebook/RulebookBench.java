package org.lingtan.api.rulebook;

import java.nio.file.Path;
import java.util.List;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookDefects.Defect;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.workbench.CaseResult;
import org.lingtan.engine.workbench.CaseRunner;

/** What a standards editor does with one version of a rulebook: look for defects and run the cases. */
public final class RulebookBench {

    private final RulebookShelf shelf;
    private final RulebookId book;

    /**
     * The bench for a version within reach.
     *
     * @param shelf the rulebooks
     * @param book id and version
     */
    public RulebookBench(RulebookShelf shelf, RulebookId book) {
        this.shelf = shelf;
        this.book = book;
    }

    /**
     * The bench for a version folder wherever it lies.
     *
     * @param versionFolder the folder with rulebook.yaml
     * @return the bench
     * @throws org.lingtan.catalog.source.SourceException if its head cannot be read
     */
    public static RulebookBench of(Path versionFolder) {
        RulebookShelf shelf = new RulebookShelf(List.of(versionFolder));
        return new RulebookBench(shelf, FolderBooks.find(versionFolder).get(0).id());
    }

    /**
     * Looks for defects in the files and rules.
     *
     * @return the defects; none for a clean book
     */
    public List<Defect> lint() {
        try {
            shelf.read(book);
            return List.of();
        } catch (RulebookDefects found) {
            return found.defects();
        }
    }

    /**
     * Runs every case.
     *
     * @return the results
     * @throws RulebookDefects if the book cannot be loaded
     */
    public List<CaseResult> test() {
        return new CaseRunner(shelf.load(book), shelf.files(book)).run();
    }
}

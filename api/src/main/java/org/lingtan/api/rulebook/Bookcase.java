package org.lingtan.api.rulebook;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.ShelfLibrary;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.release.Releases;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;
import org.lingtan.engine.rulebook.RulebookShelf;

/** The rulebooks within reach of a command or of the server: the shipped ones, and those in folders beside them. */
public final class Bookcase {

    private final RulebookShelf shelf;
    private final ShelfLibrary library;

    private Bookcase(RulebookShelf shelf, ShelfLibrary library) {
        this.shelf = shelf;
        this.library = library;
    }

    /**
     * Opens the bookcase.
     *
     * @param folders folders with {@code <id>/<version>/}
     * @param cache where the compiled rules of books beside the shipped ones are kept; empty for nowhere
     * @return the bookcase
     * @throws org.lingtan.engine.rulebook.RulebookDefects if a folder holds another content for a shipped version
     * @throws java.io.UncheckedIOException if a folder cannot be read
     */
    public static Bookcase open(List<Path> folders, Optional<Path> cache) {
        RulebookShelf shelf = RulebookShelf.of(Bookcase.class.getClassLoader(), folders);
        return new Bookcase(shelf, ShelfLibrary.of(shelf, RunnableJar.find(), cache));
    }

    /**
     * The rulebooks ready to run.
     *
     * @return the library
     */
    public RulebookLibrary library() {
        return library;
    }

    /**
     * Every version within reach.
     *
     * @return the ids, by id and then by version
     */
    public List<RulebookId> ids() {
        return shelf.ids();
    }

    /**
     * A rulebook as its files say it.
     *
     * @param pinned id and version
     * @return the rulebook
     * @throws UnknownRulebookException if there is none
     * @throws org.lingtan.engine.rulebook.RulebookDefects if it is defective, or is not what was released
     */
    public Rulebook read(RulebookId pinned) {
        return library.read(pinned);
    }

    /**
     * What is released of the rulebooks, and when each judges.
     *
     * @return the releases
     */
    public Releases releases() {
        return library.releases();
    }

    /** Asking for the files of an unknown rulebook says which there are. */
    private void known(RulebookId pinned) {
        if (!shelf.ids().contains(pinned)) {
            files(pinned);
        }
    }

    /**
     * The files of a rulebook.
     *
     * @param pinned id and version
     * @return the content by path below the version folder
     * @throws UnknownRulebookException if there is none
     */
    public Map<String, byte[]> files(RulebookId pinned) {
        try {
            return shelf.files(pinned);
        } catch (SourceException unknown) {
            throw new UnknownRulebookException(unknown.problems().get(0).message());
        }
    }

    /**
     * The newest version of a rulebook, or the pinned one. For showing and testing only: what judges an application is
     * the version in force on its date.
     *
     * @param id a rulebook, pinned or not
     * @return the pinned id
     * @throws UnknownRulebookException if there is none
     */
    public RulebookId newest(RulebookId id) {
        RulebookId found = ids().stream()
                .filter(known -> id.isPinned() ? known.equals(id) : known.id().equals(id.id()))
                .reduce((older, newer) -> newer)
                .orElse(id);
        known(found);
        return found;
    }

    /**
     * Makes a draft ready that stands on no shelf.
     *
     * @param draft the rulebook
     * @param files its files
     * @return the rulebook, ready to run
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the rules do not compile
     */
    public CompiledRulebook ready(Rulebook draft, Map<String, byte[]> files) {
        return library.ready(draft, files);
    }

    /**
     * Makes a variant of a rulebook ready whose own rules went through every gate already; compiled in this process.
     *
     * @param variant the rulebook with changed rules, which pass the gates once more
     * @return the rulebook, ready to run
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the rules do not compile
     */
    CompiledRulebook variant(Rulebook variant) {
        return library.variant(variant);
    }
}

package org.lingtan.api.rulebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lingtan.api.problem.Refusal;
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

    private final List<Path> folders;
    private final Optional<Path> cache;
    private volatile Contents contents;
    private final RulebookLibrary library = new CurrentLibrary();

    private Bookcase(List<Path> folders, Optional<Path> cache) {
        this.folders = List.copyOf(folders);
        this.cache = cache;
        this.contents = contents(this.folders, cache);
    }

    private static Contents contents(List<Path> folders, Optional<Path> cache) {
        RulebookShelf shelf = RulebookShelf.of(Bookcase.class.getClassLoader(), folders);
        return new Contents(shelf, ShelfLibrary.of(shelf, RunnableJar.find(), cache));
    }

    private record Contents(RulebookShelf shelf, ShelfLibrary library) {}

    /** Hands every question to what stands in the bookcase at that time. */
    private final class CurrentLibrary implements RulebookLibrary {
        @Override
        public RulebookId resolve(RulebookId id, LocalDate date) {
            return current().resolve(id, date);
        }

        @Override
        public Rulebook read(RulebookId pinned) {
            return current().read(pinned);
        }

        @Override
        public CompiledRulebook load(RulebookId pinned) {
            return current().load(pinned);
        }
    }

    private ShelfLibrary current() {
        return contents.library();
    }

    private RulebookShelf shelf() {
        return contents.shelf();
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
        return new Bookcase(folders, cache);
    }

    /**
     * Another bookcase with one more folder.
     *
     * @param folder a folder with {@code <id>/<version>/}
     * @return the bookcase
     */
    public Bookcase with(Path folder) {
        return new Bookcase(Stream.concat(folders.stream(), Stream.of(folder)).toList(), cache);
    }

    /** Looks once more what stands in the folders. Whoever is evaluating meanwhile keeps what they began with. */
    public void reload() {
        contents = contents(folders, cache);
    }

    /**
     * The rulebooks ready to run, as they are when they are asked for.
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
        return shelf().ids();
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
        return current().read(pinned);
    }

    /**
     * What is released of the rulebooks, and when each judges.
     *
     * @return the releases
     */
    public Releases releases() {
        return current().releases();
    }

    /**
     * Refuses a version that rests on a draft, whose changes would change its verdicts afterwards.
     *
     * @param book the version
     * @throws Refusal if a rulebook that it depends on was never released
     */
    public void requireReleasedDependencies(Rulebook book) {
        for (RulebookId next : book.dependencies()) {
            if (releases().record(next).findRelease().isEmpty()) {
                throw Refusal.of(Refusal.Reason.CONFLICT, "release.dependency-draft", "rulebook.yaml", next);
            }
        }
    }

    /** Asking for the files of an unknown rulebook says which there are. */
    private void known(RulebookId pinned) {
        if (!shelf().ids().contains(pinned)) {
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
            return shelf().files(pinned);
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
        return current().ready(draft, files);
    }

    /**
     * Makes a variant of a rulebook ready whose own rules went through every gate already; compiled in this process.
     *
     * @param variant the rulebook with changed rules, which pass the gates once more
     * @return the rulebook, ready to run
     * @throws org.lingtan.engine.rulebook.RulebookDefects if the rules do not compile
     */
    CompiledRulebook variant(Rulebook variant) {
        return current().variant(variant);
    }
}

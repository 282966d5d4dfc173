package org.lingtan.api.rulebook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;
import org.lingtan.engine.RulebookLibrary;
import org.lingtan.engine.UnknownRulebookException;
import org.lingtan.engine.rulebook.CompiledRulebook;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * The rulebooks within reach: the shipped ones, and those in folders beside them. A folder's version takes the place of
 * a shipped one with the same id and version, so that a draft can be tried; its digest tells them apart. A book is read
 * when it is asked for, and only once. Safe for use by many threads.
 */
public final class RulebookShelf implements RulebookLibrary {

    private static final Comparator<RulebookId> NEWEST_LAST = Comparator.comparing(RulebookId::id)
            .thenComparing(RulebookShelf::numbers, RulebookShelf::compareNumbers);

    private final SortedMap<RulebookId, BookSource> sources = new TreeMap<>(NEWEST_LAST);
    private final Map<RulebookId, Rulebook> books = new ConcurrentHashMap<>();
    private final Map<RulebookId, CompiledRulebook> compiled = new ConcurrentHashMap<>();

    /**
     * A shelf with the shipped rulebooks.
     *
     * @param folders folders with further books: each a version folder, a book folder, or a folder of books
     * @throws java.io.UncheckedIOException if a folder cannot be read
     */
    public RulebookShelf(List<Path> folders) {
        for (BookSource source : ShippedBooks.find()) {
            sources.put(source.id(), source);
        }
        for (Path folder : folders) {
            for (BookSource source : FolderBooks.find(folder)) {
                sources.put(source.id(), source);
            }
        }
    }

    /**
     * Every version within reach.
     *
     * @return the ids, sorted by id and version
     */
    public List<RulebookId> ids() {
        return List.copyOf(sources.keySet());
    }

    /**
     * The rulebook as its files say it.
     *
     * @param pinned id and version
     * @return the rulebook
     * @throws UnknownRulebookException if there is none
     * @throws org.lingtan.engine.rulebook.RulebookDefects if it cannot be loaded
     */
    public Rulebook read(RulebookId pinned) {
        return books.computeIfAbsent(pinned, id -> source(id).read());
    }

    /**
     * The files of a rulebook, by path below its version folder.
     *
     * @param pinned id and version
     * @return the content
     * @throws UnknownRulebookException if there is none
     */
    public SortedMap<String, byte[]> files(RulebookId pinned) {
        return source(pinned).content().get();
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
        if (id.isPinned()) {
            return source(id).id();
        }
        List<RulebookId> versions = versions(id);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions.get(versions.size() - 1);
    }

    @Override
    public RulebookId resolve(RulebookId id, LocalDate date) {
        if (id.isPinned()) {
            return source(id).id();
        }
        List<RulebookId> versions = versions(id);
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        Optional<RulebookId> inForce = versions.stream()
                .filter(version -> read(version).isInForce(date))
                .reduce((older, newer) -> newer);
        return inForce.orElseThrow(() -> new UnknownRulebookException(new Text(
                "规则集“%s”在 %s 没有生效的版本；现有 %s。请用 标识@版本 指定版本。".formatted(id, date, joined(versions)),
                "No version of the rulebook \"%s\" is in force on %s; there are %s. Name one as ID@VERSION."
                        .formatted(id, date, joined(versions)))));
    }

    @Override
    public CompiledRulebook load(RulebookId pinned) {
        return compiled.computeIfAbsent(pinned, id -> new org.lingtan.engine.internal.drools.RuleRuntime().compile(read(id)));
    }

    private BookSource source(RulebookId pinned) {
        BookSource source = sources.get(pinned);
        if (source == null) {
            throw unknown(pinned);
        }
        return source;
    }

    private List<RulebookId> versions(RulebookId id) {
        return sources.keySet().stream().filter(key -> key.id().equals(id.id())).toList();
    }

    private UnknownRulebookException unknown(RulebookId id) {
        String known = joined(ids());
        return new UnknownRulebookException(new Text(
                "没有规则集“%s”。现有：%s。用 --rulebooks DIR 可加入其他文件夹。".formatted(id, known),
                "There is no rulebook \"%s\". Within reach are %s. --rulebooks DIR adds a folder of others."
                        .formatted(id, known)));
    }

    private static String joined(List<RulebookId> ids) {
        return ids.stream().map(RulebookId::toString).collect(Collectors.joining(", "));
    }

    private static List<Integer> numbers(RulebookId id) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : id.version().split("\\.")) {
            numbers.add(part.isEmpty() ? 0 : Integer.parseInt(part));
        }
        return numbers;
    }

    private static int compareNumbers(List<Integer> left, List<Integer> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = Integer.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}

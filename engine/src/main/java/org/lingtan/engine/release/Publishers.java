package org.lingtan.engine.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lingtan.catalog.source.Problem;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.catalog.source.YamlNode;

/**
 * The people whose keys may write and release rulebooks, as an organisation lists them. A key says who made it and anybody
 * can make two; only such a list tells that two keys belong to two people.
 */
public final class Publishers {

    private static final int MOST = 1000;
    private static final Pattern KEY = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Map<String, String> owners;
    private final boolean evaluation;

    private Publishers(Map<String, String> owners, boolean evaluation) {
        this.owners = Map.copyOf(owners);
        this.evaluation = evaluation;
    }

    /**
     * Reads a list: {@code publishers:}, a list of {@code name} and {@code keys}, each key as the digest of a public key.
     *
     * @param file how the file is named in problems
     * @param content YAML
     * @return the publishers
     * @throws SourceException if it has another form, no publisher, or a name or key stands in it twice
     */
    public static Publishers read(String file, String content) {
        YamlNode root = YamlNode.read(file, content);
        root.only("publishers");
        List<Problem> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        Set<String> names = new HashSet<>();
        List<YamlNode> items = root.list("publishers");
        if (items.isEmpty() || items.size() > MOST) {
            problems.add(ReleaseTexts.problem("publishers.count", root.place(), items.size(), MOST));
        }
        for (YamlNode item : items) {
            item.only("name", "keys");
            String name = item.get("name").text();
            if (!Person.isName(name) || !names.add(Person.plain(name))) {
                problems.add(ReleaseTexts.problem("publishers.name", item.place(), name));
            }
            for (YamlNode key : item.list("keys")) {
                if (!KEY.matcher(key.text()).matches() || owners.put(key.text(), name) != null) {
                    problems.add(ReleaseTexts.problem("publishers.key", key.place(), key.text()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        return new Publishers(owners, false);
    }

    /**
     * A list kept elsewhere.
     *
     * @param owners whose each key is, by the digest of the key
     * @param evaluation whether keys that serve evaluation only count too, as they do where nothing real is issued
     * @return the publishers
     */
    public static Publishers of(Map<String, String> owners, boolean evaluation) {
        return new Publishers(owners, evaluation);
    }

    /**
     * What these publishers have against a version that shall judge.
     *
     * @param record what was stated about it
     * @return why it must not be used for a certificate; empty if it is released, every statement is signed by one of these
     *     people, and none of its authors released it
     */
    public Optional<Problem> findObjection(ReleaseRecord record) {
        return record.findRelease().isEmpty()
                ? Optional.of(
                        ReleaseTexts.problem("publishers.draft", record.id().toString(), record.id()))
                : findObjection(record.statements());
    }

    /** The same of the statements alone, released or not. */
    private Optional<Problem> findObjection(List<Statement> statements) {
        Set<String> authors = new HashSet<>();
        for (Statement statement : statements) {
            Person signer = statement.signer();
            String owner = owners.get(signer.key());
            if (owner == null || (signer.evaluation() && !evaluation)) {
                return problem(owner == null ? "publishers.unknown" : "publishers.evaluation", statement, signer.key());
            }
            if (statement.act() instanceof Act.Approval) {
                authors.add(owner);
            } else if (statement.act() instanceof Act.Release && authors.contains(owner)) {
                return problem("publishers.one-person", statement, owner);
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> problem(String code, Statement statement, String found) {
        return Optional.of(ReleaseTexts.problem(
                code,
                statement.rulebook() + "/release/" + Statement.file(statement.number(), statement.act()),
                statement.signer().name(),
                found));
    }

    /**
     * Refuses a statement that would make the version one that these publishers object to. What changes the days of a
     * released version asks for its own signer only: a version that should never have been released must not be kept in
     * force because of that.
     */
    void require(ReleaseRecord before, Statement next) {
        boolean changes = before.findRelease().isPresent();
        List<Statement> all = new ArrayList<>(changes ? List.of() : before.statements());
        all.add(next);
        findObjection(all).ifPresent(objection -> {
            throw new ReleaseRefusal(true, objection);
        });
    }
}

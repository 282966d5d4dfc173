package org.lingtan.api.rulebook;

import java.util.Optional;
import java.util.regex.Pattern;
import org.lingtan.api.problem.Refusal;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * A clause to be added to a draft.
 *
 * @param folder its place, {@code <system>/<clause>}
 * @param id the id of its criterion
 * @param number its number in the standard, which goes into rule names
 * @param like the criterion that it begins as a copy of; empty for the clause of the template
 */
public record NewClause(String folder, String id, String number, Optional<String> like) {

    private static final Pattern FOLDER = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    /**
     * Rejects names that cannot stand in a rulebook.
     *
     * @throws Refusal if the folder, the id or the number has the wrong form
     */
    public NewClause {
        if (!FOLDER.matcher(folder).matches()) {
            throw Refusal.of(Refusal.Reason.USAGE, "new.folder", "--clause", folder);
        }
        if (!NAME.matcher(id).matches()) {
            throw Refusal.of(Refusal.Reason.USAGE, "new.name", "--id", id);
        }
        if (!NAME.matcher(number).matches()) {
            throw Refusal.of(Refusal.Reason.USAGE, "new.name", "--number", number);
        }
    }

    void addTo(BookText text, Rulebook book) {
        String own = folder + "/clause.yaml";
        boolean taken = book.criteria().stream()
                .anyMatch(known -> known.id().equals(id) || known.clause().equals(number));
        if (taken || text.files().containsKey(own)) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "new.clause-exists", folder, id, number);
        }
        if (like.isPresent()) {
            copy(text, book, criterion(book, like.get()));
        } else {
            fromTemplate(text, book);
        }
    }

    private static Criterion criterion(Rulebook book, String asked) {
        return book.criteria().stream()
                .filter(known -> known.id().equals(asked))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Refusal.Reason.USAGE,
                        "new.no-criterion",
                        "--like",
                        asked,
                        String.join(
                                ", ",
                                book.criteria().stream().map(Criterion::id).toList())));
    }

    private void copy(BookText text, Rulebook book, Criterion model) {
        String slug = slug(model.path());
        String from = model.path() + "/";
        put(
                text,
                text.get(from + "clause.yaml"),
                text.get(from + slug + ".drl"),
                text.get(from + slug + ".cases.yaml"),
                book.id().id(),
                book.id().id(),
                model.id(),
                model.clause());
        text.copyParameters(model.id(), id);
        text.list(id, model.id());
    }

    private void fromTemplate(BookText text, Rulebook book) {
        if (book.scheme() == Rulebook.Scheme.ACCEPTANCE || book.scheme() == Rulebook.Scheme.WEIGHTED) {
            throw Refusal.of(Refusal.Reason.USAGE, "new.like-needed", "--like", book.id());
        }
        BookText template = new BookText(Template.files());
        String from = Template.CLAUSE;
        String model = "T1";
        template.copyParameters(model, id);
        String parameters = template.get(BookText.PARAMETERS);
        put(
                text,
                template.get(from + "clause.yaml"),
                template.get(from + Template.SLUG + ".drl"),
                template.get(from + Template.SLUG + ".cases.yaml"),
                Template.ID,
                book.id().id(),
                model,
                "1");
        text.set(
                folder + "/clause.yaml",
                "group",
                book.groups().isEmpty() ? "\"\"" : book.groups().get(0).id());
        text.appendParameters("\n" + parameters.substring(parameters.indexOf("- id: " + id + ".")));
        text.list(id, "");
    }

    private static String slug(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void put(
            BookText text,
            String clause,
            String rules,
            String cases,
            String oldBook,
            String newBook,
            String oldId,
            String oldNumber) {
        String slug = slug(folder);
        String rule = "(?<![A-Za-z0-9-])" + Pattern.quote(BookText.prefix(oldBook) + oldNumber) + "-(?=[0-9])";
        String name = BookText.prefix(newBook) + number + "-";
        text.put(folder + "/clause.yaml", clause);
        text.set(folder + "/clause.yaml", "id", id);
        text.set(folder + "/clause.yaml", "clause", '"' + number + '"');
        text.set(folder + "/clause.yaml", "basis", "constructed");
        text.put(folder + "/clause.yaml", parameters(text.get(folder + "/clause.yaml"), "maximum: ", oldId));
        text.put(
                folder + "/" + slug + ".drl",
                parameters(rules, "\"", oldId)
                        .replaceAll(rule, name)
                        .replace("@Clause(" + oldNumber + ")", "@Clause(" + number + ")")
                        .replace("criterion == \"" + oldId + "\"", "criterion == \"" + id + "\"")
                        .replaceFirst(
                                "(?m)^package " + Pattern.quote(BookText.packageOf(oldBook)) + ";",
                                "package " + BookText.packageOf(newBook) + ";"));
        text.put(folder + "/" + slug + ".cases.yaml", cases.replaceAll(rule, name));
    }

    /** Parameters of the model become those of the clause. */
    private String parameters(String text, String before, String oldId) {
        return text.replace(before + oldId + ".", before + id + ".");
    }
}

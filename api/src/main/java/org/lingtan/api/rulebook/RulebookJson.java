package org.lingtan.api.rulebook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.engine.release.Act;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.release.Validity;
import org.lingtan.engine.rulebook.Criterion;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.engine.rulebook.Rulebook;

/** Rulebooks for programs, the same from the command line and from the server. */
public final class RulebookJson {

    private RulebookJson() {}

    /**
     * A version as lists show it.
     *
     * @param book the version
     * @param record what is stated about it
     * @return the members of its object
     */
    public static Map<String, @Nullable Object> head(Rulebook book, ReleaseRecord record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", book.id().id());
        json.put("version", book.id().version());
        json.put("digest", book.digest());
        json.put("titles", JsonText.text(book.titles()));
        json.put("standard", book.standard());
        json.put("edition", book.edition());
        json.put("effectiveFrom", book.effectiveFrom().toString());
        json.put("effectiveTo", text(book.effectiveTo()));
        json.put("criteria", book.criteria().size());
        json.put("release", record(book, record));
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /**
     * A version with its criteria, levels and parameters.
     *
     * @param book the version
     * @param record what is stated about it
     * @return the members of its object
     */
    public static Map<String, @Nullable Object> whole(Rulebook book, ReleaseRecord record) {
        Map<String, @Nullable Object> json = head(book, record);
        json.put(
                "criteria",
                book.criteria().stream().map(RulebookJson::criterion).toList());
        json.put(
                "levels",
                book.levels().stream()
                        .map(level -> Map.of(
                                "id", level.id(), "titles", JsonText.text(level.titles()), "offsets", offsets(level)))
                        .toList());
        json.put(
                "parameters",
                book.parameters().all().stream()
                        .map(parameter -> Map.of(
                                "id",
                                parameter.id(),
                                "unit",
                                parameter.unit(),
                                "basis",
                                parameter.basis(),
                                "source",
                                JsonText.text(parameter.source())))
                        .toList());
        return json;
    }

    private static Map<String, Object> criterion(Criterion criterion) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", criterion.id());
        json.put("clause", criterion.clause());
        json.put("group", criterion.group());
        json.put("titles", JsonText.text(criterion.titles()));
        json.put("text", JsonText.text(criterion.text()));
        json.put("basis", criterion.basis());
        json.put("status", criterion.status());
        json.put("topics", topics(criterion));
        return json;
    }

    /**
     * The topics that a criterion asks for, each once.
     *
     * @param criterion the criterion
     * @return their ids in the order of its parts
     */
    public static List<String> topics(Criterion criterion) {
        return criterion.parts().stream()
                .flatMap(part -> part.topics().stream())
                .map(Criterion.Topic::id)
                .distinct()
                .toList();
    }

    /**
     * What a level asks of the annual offsetting.
     *
     * @param level the level
     * @return {@code any}, {@code complete} or {@code incomplete}
     */
    public static String offsets(Level level) {
        return level.offsets().name().toLowerCase(Locale.ROOT);
    }

    /**
     * What is stated about a version.
     *
     * @param book the version
     * @param record what is stated
     * @return the members of its object
     */
    public static Map<String, @Nullable Object> record(Rulebook book, ReleaseRecord record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", record.status(book.digest()).name().toLowerCase(Locale.ROOT));
        json.put("evaluation", record.isForEvaluation());
        json.put("head", record.head().isEmpty() ? null : record.head());
        Optional<Validity> validity = record.findValidity();
        json.put("validity", validity.isPresent() ? validity(validity.get()) : null);
        json.put(
                "statements",
                record.statements().stream().map(RulebookJson::statement).toList());
        return json;
    }

    private static Map<String, @Nullable Object> validity(Validity validity) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("from", validity.from().toString());
        json.put("to", text(validity.to()));
        json.put("optInFrom", text(validity.optInFrom()));
        return json;
    }

    /**
     * A statement.
     *
     * @param statement the statement
     * @return the members of its object
     */
    public static Map<String, @Nullable Object> statement(Statement statement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("kind", statement.act().kind());
        json.put("content", statement.content());
        json.put("signedAt", statement.signedAt().toString());
        json.put("signer", statement.signer().name());
        json.put("key", statement.signer().key());
        json.put("evaluation", statement.signer().evaluation());
        json.put("digest", statement.digest());
        String reason = reason(statement.act());
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        return json;
    }

    /**
     * The public reason of an act.
     *
     * @param act the act
     * @return the reason; blank for an act that needs none
     */
    public static String reason(Act act) {
        return act.match(
                approval -> "", release -> "", Act.Extent::reason, Act.Supersession::reason, Act.Withdrawal::reason);
    }
}

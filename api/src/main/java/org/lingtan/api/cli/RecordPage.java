package org.lingtan.api.cli;

import java.util.List;
import java.util.Locale;
import org.lingtan.api.rulebook.RulebookJson;
import org.lingtan.engine.release.ReleaseRecord;
import org.lingtan.engine.release.Statement;
import org.lingtan.engine.rulebook.Rulebook;

/** Shows what is stated about a version: its status and every signed statement. */
final class RecordPage {

    private final CommandTexts texts;
    private final Rulebook book;
    private final ReleaseRecord record;

    RecordPage(CommandTexts texts, Rulebook book, ReleaseRecord record) {
        this.texts = texts;
        this.book = book;
        this.record = record;
    }

    /** The status in one word, with the mark of an evaluation key. */
    String status() {
        String status = texts.get("status." + code());
        return record.isForEvaluation() && record.findRelease().isPresent()
                ? texts.get("status.evaluation", status)
                : status;
    }

    private String code() {
        return record.status(book.digest()).name().toLowerCase(Locale.ROOT);
    }

    /** One line for the status and one for each statement. */
    List<String> lines() {
        List<String> lines = new java.util.ArrayList<>();
        lines.add(texts.get("record.status", status(), days()));
        record.statements().forEach(statement -> lines.add("  " + line(statement)));
        return lines;
    }

    /** Status, days and statements, each a line of its own. */
    List<String> words() {
        List<String> words = new java.util.ArrayList<>(List.of(status(), days()));
        record.statements().forEach(statement -> words.add(line(statement)));
        return words;
    }

    private String days() {
        return record.findDays(book)
                .map(days -> texts.get(
                        days.to() == null ? "record.from" : "record.from-to", days.from(), String.valueOf(days.to())))
                .orElse(texts.get("record.no-day"));
    }

    String line(Statement statement) {
        String signer = statement.signer().evaluation()
                ? texts.get("record.evaluation", statement.signer().name())
                : statement.signer().name();
        return texts.get(
                "record." + statement.act().kind(),
                statement.signedAt(),
                signer,
                statement
                        .act()
                        .match(
                                approval -> statement.content(),
                                release -> statement.content(),
                                extent -> extent.to() == null ? texts.get("record.no-end") : extent.to(),
                                supersession -> supersession.from() + ", " + supersession.by(),
                                withdrawal -> withdrawal.from().toString()),
                RulebookJson.reason(statement.act()));
    }
}

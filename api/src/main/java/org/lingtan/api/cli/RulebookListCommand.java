package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.problem.JsonText;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookDefects;
import org.lingtan.engine.rulebook.RulebookId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the rulebooks within reach. */
@Command(name = "list")
final class RulebookListCommand implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(names = "--rulebooks", paramLabel = "DIR")
    private List<String> folders = new ArrayList<>();

    RulebookListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Bookcase bookcase = desk.books(folders);
        List<Rulebook> books = new ArrayList<>();
        Map<RulebookId, RecordPage> records = new LinkedHashMap<>();
        boolean defective = false;
        for (RulebookId id : bookcase.ids()) {
            try {
                Rulebook book = bookcase.read(id);
                books.add(book);
                records.put(
                        id,
                        new RecordPage(desk.texts(), book, bookcase.releases().record(id)));
            } catch (RulebookDefects defects) {
                defective = true;
                desk.complain(DefectLines.problems(defects));
            }
        }
        print(books, records);
        return defective ? ExitCode.REFUSED : ExitCode.OK;
    }

    private void print(List<Rulebook> books, Map<RulebookId, RecordPage> records) {
        if (format.isJson()) {
            desk.sayJson(Map.of(
                    "rulebooks",
                    books.stream()
                            .map(book -> json(book, records.get(book.id())))
                            .toList()));
            return;
        }
        CommandTexts texts = desk.texts();
        TextTable table = new TextTable(
                texts.get("list.rulebook"),
                texts.get("list.title"),
                texts.get("list.edition"),
                texts.get("list.from"),
                texts.get("list.criteria"),
                texts.get("list.status"));
        for (Rulebook book : books) {
            table.row(
                    book.id().toString(),
                    book.titles().in(texts.language()),
                    book.standard() + " " + book.edition(),
                    book.effectiveFrom().toString(),
                    String.valueOf(book.criteria().size()),
                    status(records.get(book.id())));
        }
        table.lines().forEach(desk::say);
    }

    private static String status(@Nullable RecordPage record) {
        return record == null ? "" : record.status();
    }

    static Map<String, @Nullable Object> json(Rulebook book, @Nullable RecordPage record) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", book.id().id());
        json.put("version", book.id().version());
        json.put("digest", book.digest());
        json.put("titles", JsonText.text(book.titles()));
        json.put("standard", book.standard());
        json.put("edition", book.edition());
        json.put("effectiveFrom", book.effectiveFrom().toString());
        json.put(
                "effectiveTo",
                book.effectiveTo() == null ? null : book.effectiveTo().toString());
        json.put("criteria", book.criteria().size());
        json.put("release", record == null ? null : record.json());
        return json;
    }
}

package org.lingtan.api.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.lingtan.api.rulebook.Bookcase;
import org.lingtan.api.rulebook.RulebookJson;
import org.lingtan.engine.release.ReleaseRecord;
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
        Map<RulebookId, ReleaseRecord> records = new LinkedHashMap<>();
        boolean defective = false;
        for (RulebookId id : bookcase.ids()) {
            try {
                Rulebook book = bookcase.read(id);
                books.add(book);
                records.put(id, bookcase.releases().record(id));
            } catch (RulebookDefects defects) {
                defective = true;
                desk.complain(DefectLines.problems(defects));
            }
        }
        print(books, records);
        return defective ? ExitCode.REFUSED : ExitCode.OK;
    }

    private void print(List<Rulebook> books, Map<RulebookId, ReleaseRecord> records) {
        if (format.isJson()) {
            desk.sayJson(Map.of(
                    "rulebooks",
                    books.stream()
                            .map(book -> RulebookJson.head(book, record(records, book)))
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
                    new RecordPage(texts, book, record(records, book)).status());
        }
        table.lines().forEach(desk::say);
    }

    private static ReleaseRecord record(Map<RulebookId, ReleaseRecord> records, Rulebook book) {
        return Objects.requireNonNull(records.get(book.id()));
    }
}

package org.lingtan.api.edition;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.api.application.Person;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.engine.rulebook.Rulebook;
import org.lingtan.engine.rulebook.RulebookId;

/** The versions that editors sent, each as the archive it came in; the last one sent counts. */
final class SentEditions {

    private final Database database;
    private final DocumentStore documents;

    SentEditions(Database database, DocumentStore documents) {
        this.database = database;
        this.documents = documents;
    }

    void keep(Person by, Rulebook book, Path zip, String digest, OffsetDateTime now) {
        if (documents.state(digest) != DocumentStore.State.WHOLE) {
            documents.keep(zip, digest);
        }
        database.jdbc()
                .sql("insert into rulebook_draft (id, version, digest, archive, person_id, stored)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (id, version) do update set digest ="
                        + " excluded.digest, archive = excluded.archive, person_id = excluded.person_id,"
                        + " stored = excluded.stored")
                .params(book.id().id(), book.id().version(), book.digest(), digest, by.id(), now)
                .update();
    }

    List<RulebookId> ids() {
        return database.jdbc()
                .sql("select id, version from rulebook_draft order by id, stored")
                .query((row, number) -> new RulebookId(row.getString("id"), row.getString("version")))
                .list();
    }

    /** Who sent a version; empty if nobody did. */
    Optional<String> findSender(RulebookId id) {
        return column("person_id", id);
    }

    /** The archive of a version; bytes that are not those that were sent are neither looked at nor signed nor judged by. */
    <T> Optional<T> readingArchive(RulebookId id, Function<Path, T> work) {
        return column("archive", id).map(digest -> {
            if (documents.state(digest) != DocumentStore.State.WHOLE) {
                throw new IllegalStateException(
                        "The archive (%s) of %s is gone or altered: restore it from a backup.".formatted(digest, id));
            }
            return documents.reading(digest, work).orElseThrow();
        });
    }

    private Optional<String> column(String name, RulebookId id) {
        return database.jdbc()
                .sql("select " + name + " from rulebook_draft where id = ? and version = ?")
                .params(id.id(), id.version())
                .query(String.class)
                .optional();
    }
}

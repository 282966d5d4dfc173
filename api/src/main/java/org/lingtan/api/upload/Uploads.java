package org.lingtan.api.upload;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/**
 * Uploads in parts. How far each has come is a row of the database; its bytes are a file of the shared folder, so that a
 * restart and another node go on. A part is on the disk before the row says so: what a kill leaves beyond that is written
 * over. Only whoever began an upload finds it.
 */
public final class Uploads {

    private static final String COLUMNS = "id, case_id, length, received, digest, ends";

    private final Database database;
    private final PartFiles files;
    private final UploadLimits limits;
    private final Clock clock;

    /**
     * The uploads of a server.
     *
     * @param database its database
     * @param folder where parts are kept, the same on every node
     * @param limits how much may be on its way in
     * @param clock what time it is
     */
    public Uploads(Database database, Path folder, UploadLimits limits, Clock clock) {
        this.database = database;
        this.files = new PartFiles(folder);
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Begins an upload.
     *
     * @param person whose it is
     * @param caseId the case whose package it is to be
     * @param length all its bytes
     * @param digest the digest that the whole must have; blank if none is announced
     * @return the upload, with nothing of it there yet
     * @throws Refusal if the person has too many open, or all together are too large
     */
    public Upload begin(String person, String caseId, long length, String digest) {
        return database.inTransaction(() -> {
            database.jdbc()
                    .sql("select pg_advisory_xact_lock(hashtext('package_upload'))::text")
                    .query(String.class)
                    .single();
            requireRoom(person, length);
            Upload upload = new Upload("upload-" + UUID.randomUUID(), caseId, length, 0, digest, ends());
            database.jdbc()
                    .sql("insert into package_upload (id, person_id, case_id, length, received, digest, ends)"
                            + " values (?, ?, ?, ?, 0, ?, ?)")
                    .params(upload.id(), person, caseId, length, digest, time(upload))
                    .update();
            return upload;
        });
    }

    private void requireRoom(String person, long length) {
        long own = count("select count(*) from package_upload where ends > ? and person_id = ?", person);
        if (own >= limits.byPerson()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "upload.too-many", "uploads", own);
        }
        long all = count("select coalesce(sum(length), 0) from package_upload where ends > ?");
        if (all + length > limits.bytes()) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "upload.full", "uploads", limits.bytes());
        }
    }

    private long count(String query, Object... more) {
        List<Object> params = new java.util.ArrayList<>(List.of(now()));
        params.addAll(List.of(more));
        return database.jdbc().sql(query).params(params).query(Long.class).single();
    }

    /**
     * An upload.
     *
     * @param id its id
     * @param caseId the case whose package it is to be
     * @param person whose it is
     * @return how far it has come
     * @throws Refusal if there is none, or it is somebody else's, or it has ended
     */
    public Upload get(String id, String caseId, String person) {
        return find(id, caseId, person, "").orElseThrow(() -> missing(id));
    }

    private Optional<Upload> find(String id, String caseId, String person, String lock) {
        return database.jdbc()
                .sql("select " + COLUMNS + " from package_upload where id = ? and case_id = ? and person_id = ?"
                        + " and ends > ?" + lock)
                .params(id, caseId, person, now())
                .query((row, number) -> read(row))
                .optional();
    }

    private static Upload read(ResultSet row) throws SQLException {
        return new Upload(
                row.getString("id"),
                row.getString("case_id"),
                row.getLong("length"),
                row.getLong("received"),
                row.getString("digest"),
                row.getObject("ends", OffsetDateTime.class).toInstant());
    }

    /**
     * Adds what a stream holds, part by part. Where it breaks off, what came is kept.
     *
     * @param upload the upload
     * @param person whose it is
     * @param offset where the stream begins in the whole
     * @param in the stream
     * @return the upload afterwards
     * @throws Refusal if the upload is not at that offset, or the stream goes beyond its end
     * @throws UncheckedIOException if the stream breaks off, or the disk fails
     */
    public Upload append(Upload upload, String person, long offset, InputStream in) {
        require(upload, offset);
        PartReader reader = new PartReader(in);
        Upload at = upload;
        for (byte[] part = reader.next(at.length() - at.offset()); part.length > 0; ) {
            at = add(at, person, part);
            reader.requireSound();
            part = reader.next(at.length() - at.offset());
        }
        reader.requireSound();
        if (at.isWhole() && reader.hasMore()) {
            throw Refusal.of(Refusal.Reason.INPUT, "upload.too-long", "body", at.length());
        }
        return at;
    }

    /** The row is locked while a part is written, so that two senders of one upload never write over each other. */
    private Upload add(Upload upload, String person, byte[] part) {
        return database.inTransaction(() -> {
            Upload now =
                    find(upload.id(), upload.caseId(), person, " for update").orElseThrow(() -> missing(upload.id()));
            require(now, upload.offset());
            if (!files.write(now.id(), now.offset(), part)) {
                // Gone from the disk, as after a restore: nothing can be put behind what is not there.
                throw missing(upload.id());
            }
            Upload after =
                    new Upload(now.id(), now.caseId(), now.length(), now.offset() + part.length, now.digest(), ends());
            database.jdbc()
                    .sql("update package_upload set received = ?, ends = ? where id = ?")
                    .params(after.offset(), time(after), after.id())
                    .update();
            return after;
        });
    }

    private static void require(Upload upload, long offset) {
        if (upload.offset() != offset) {
            throw Refusal.of(Refusal.Reason.CONFLICT, "upload.offset", "Upload-Offset", offset, upload.offset());
        }
    }

    /**
     * Takes a whole upload: its row is gone if what is done with it succeeds, in the same transaction.
     *
     * @param id its id
     * @param caseId the case whose package it is to be
     * @param person whose it is
     * @param copy the file into which it is copied, which may be moved away; the upload stays as it is until it is forgotten
     * @param work what is done with the copy, whose digest it is told
     * @param <T> what comes of it
     * @return what came of it
     * @throws Refusal if there is none, or it is not whole, or not what was announced
     */
    public <T> T take(String id, String caseId, String person, Path copy, Function<String, T> work) {
        return database.inTransaction(() -> {
            database.locks().row("upload/" + id);
            Upload upload = find(id, caseId, person, " for update").orElseThrow(() -> missing(id));
            if (!upload.isWhole()) {
                throw Refusal.of(
                        Refusal.Reason.CONFLICT,
                        "upload.unfinished",
                        "uploads/" + id,
                        upload.offset(),
                        upload.length());
            }
            Path file = files.find(id, upload.length()).orElseThrow(() -> missing(id));
            String digest = files.copy(file, copy);
            if (!upload.digest().isEmpty() && !upload.digest().equals(digest)) {
                throw Refusal.of(Refusal.Reason.INPUT, "upload.digest", "uploads/" + id, digest, upload.digest());
            }
            T done = work.apply(digest);
            delete(id);
            return done;
        });
    }

    /**
     * Ends an upload; nothing of it is left.
     *
     * @param upload the upload
     */
    public void end(Upload upload) {
        delete(upload.id());
        forgetFile(upload.id());
    }

    /**
     * Removes the bytes of an upload that was taken.
     *
     * @param id its id
     */
    public void forgetFile(String id) {
        files.delete(id);
    }

    /**
     * Forgets uploads whose time is over, and files that no row names.
     *
     * @return how many rows
     */
    public int forgetEnded() {
        List<String> ended = database.jdbc()
                .sql("delete from package_upload where ends <= ? returning id")
                .param(now())
                .query(String.class)
                .list();
        ended.forEach(files::delete);
        for (String id : files.ids()) {
            boolean isNamed = database.jdbc()
                            .sql("select count(*) from package_upload where id = ?")
                            .param(id)
                            .query(Long.class)
                            .single()
                    > 0;
            if (!isNamed) {
                files.delete(id);
            }
        }
        return ended.size();
    }

    private void delete(String id) {
        database.jdbc().sql("delete from package_upload where id = ?").param(id).update();
    }

    private java.time.Instant ends() {
        return clock.instant().plus(limits.kept()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    private static OffsetDateTime time(Upload upload) {
        return OffsetDateTime.ofInstant(upload.ends(), ZoneOffset.UTC);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Refusal missing(String id) {
        return Refusal.of(Refusal.Reason.MISSING, "request.missing", "uploads/" + id);
    }
}

package org.lingtan.api.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Documents by digest, {@code sha256:} and 64 hexadecimal digits. A document is kept for good, whole, before {@link #put} or
 * {@link #keep} return; a kill before that leaves at most one that nothing names. Every method throws {@link
 * java.io.UncheckedIOException} where the disk or the store fails; the same can be asked again.
 */
public interface DocumentStore extends AutoCloseable {

    /** How many bytes a document has at most: a package, as it is sent. */
    long LARGEST = 200_000_000;

    /** What became of a document. */
    enum State {
        /** Its bytes are those of its digest. */
        WHOLE,
        /** Something else stands in its place. */
        ALTERED,
        /** There is none. */
        MISSING
    }

    /**
     * The store of a place.
     *
     * @param place where documents are kept
     * @param scratch a folder of this machine for files that are gone when they were read
     * @return the store
     */
    static DocumentStore at(DocumentPlace place, Path scratch) {
        return place instanceof DocumentPlace.Bucket bucket
                ? new BucketStore(bucket, scratch)
                : new FolderStore(((DocumentPlace.Folder) place).path());
    }

    /**
     * Keeps a document. One that was damaged is mended.
     *
     * @param document the bytes
     * @return their digest
     */
    String put(byte[] document);

    /**
     * Keeps a file, which is gone from where it was afterwards. Where that fails it is in one of both places at least, whole.
     *
     * @param file a finished file
     * @param digest its digest
     */
    void keep(Path file, String digest);

    /**
     * Copies a file in, on the way back from a backup. A folder is put on the disk by whoever does so, once, at the end.
     *
     * @param file a finished file
     * @param digest its digest
     * @return whether what stands there now is whole
     */
    State copyIn(Path file, String digest);

    /**
     * A document.
     *
     * @param digest its digest
     * @return the bytes; empty if there is none of this digest, or its bytes are others by now
     */
    Optional<byte[]> find(String digest);

    /**
     * Lends a document as a file, for readers of large ones.
     *
     * @param digest its digest
     * @param work what is done with the file, which may be gone afterwards
     * @param <T> what comes of it
     * @return what came of it; empty if there is no such document
     */
    <T> Optional<T> reading(String digest, Function<Path, T> work);

    /**
     * Lays a document out, as a link or as a copy, for as long as nobody removes it there.
     *
     * @param digest its digest
     * @param place where; nothing may be there
     * @return whether there is such a document
     */
    boolean layOut(String digest, Path place);

    /**
     * Copies a document into a file. Nothing is left there unless it is whole.
     *
     * @param digest its digest
     * @param place where; nothing may be there
     * @return what was found
     */
    State copyTo(String digest, Path place);

    /**
     * What became of a document; all its bytes are read, and large ones are never held in memory.
     *
     * @param digest its digest
     * @return what was found
     */
    State state(String digest);

    /**
     * Everything that is kept.
     *
     * @return the digests, sorted
     */
    List<String> digests();

    /**
     * Whether documents can be read and written now, as far as that can be told quickly. Never throws.
     *
     * @return false if not
     */
    boolean isReachable();

    /** Lets go of what reaches the store. Whatever is asked afterwards may fail. */
    @Override
    default void close() {}
}

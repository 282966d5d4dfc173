package org.lingtan.api.document;

import java.nio.file.Path;

/** Stores of documents for tests. */
public final class Stores {

    private Stores() {}

    /** The documents of a data folder. */
    public static DocumentStore in(Path data) {
        return new FolderStore(data.resolve("documents"));
    }

    /** The file of a document in a data folder. */
    public static Path file(Path data, String digest) {
        return new FolderStore(data.resolve("documents")).findFile(digest).orElseThrow();
    }

    /** A folder on a disk that fails at a step. */
    public static DocumentStore on(Path place, FailingDisk disk) {
        return new FolderStore(place, disk);
    }
}

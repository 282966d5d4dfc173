package org.lingtan.api.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lingtan.api.database.LockOrder;
import org.lingtan.api.document.DocumentStore;

/** A store that may be slow, so that nothing is kept in it while everybody waits for the head of the journal. */
record StoreFirst(DocumentStore store, LockOrder locks) implements DocumentStore {

    private static final String DOCUMENT = "a document";

    @Override
    public String put(byte[] document) {
        locks.outside(DOCUMENT);
        return store.put(document);
    }

    @Override
    public void keep(Path file, String digest) {
        locks.outside(DOCUMENT);
        store.keep(file, digest);
    }

    @Override
    public State copyIn(Path file, String digest) {
        locks.outside(DOCUMENT);
        return store.copyIn(file, digest);
    }

    @Override
    public Optional<byte[]> find(String digest) {
        return store.find(digest);
    }

    @Override
    public <T> Optional<T> reading(String digest, Function<Path, T> work) {
        return store.reading(digest, work);
    }

    @Override
    public boolean layOut(String digest, Path place) {
        return store.layOut(digest, place);
    }

    @Override
    public State copyTo(String digest, Path place) {
        return store.copyTo(digest, place);
    }

    @Override
    public State state(String digest) {
        return store.state(digest);
    }

    @Override
    public List<String> digests() {
        return store.digests();
    }

    @Override
    public boolean isReachable() {
        return store.isReachable();
    }

    @Override
    public void close() {
        store.close();
    }
}

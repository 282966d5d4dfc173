package org.lingtan.api.document;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Path;
import java.util.Optional;

/** A real disk that fails at one step, until it is mended. */
public final class FailingDisk extends StoreDisk {

    private static final String FULL = "No space left on device";
    private static final String BROKEN = "Input/output error";
    private static final int FEW = 100;
    private static final int ALL = 1 << 30;

    /** The step at which it fails, and how. */
    public enum Fault {
        CREATE(FULL),
        OPEN(BROKEN),
        FULL_AT_ONCE(FULL),
        FULL_ON_THE_WAY(FULL),
        BROKEN_ON_THE_WAY(BROKEN),
        FORCE(BROKEN),
        CLOSE(BROKEN),
        MOVE(FULL),
        SYNC_FOLDER(BROKEN),
        SYNC_STORE(BROKEN),
        /** Never fails, but writes little at a time. */
        SHORT_WRITES("-");

        private final String message;

        Fault(String message) {
            this.message = message;
        }
    }

    private final Path store;
    private final Fault fault;
    private Optional<Path> elsewhere = Optional.empty();
    private boolean isMended;
    private int reached;

    /** A disk that fails from now on. */
    public FailingDisk(Path store, Fault fault) {
        this.store = store;
        this.fault = fault;
    }

    /** From now on a file does as if it stood on another disk. */
    void stand(Path file) {
        elsewhere = Optional.of(file);
    }

    /** From now on it works. */
    public void mend() {
        isMended = true;
    }

    /** How often it failed. */
    public int reached() {
        return reached;
    }

    boolean is(Fault other) {
        return !isMended && fault == other;
    }

    void reach(Fault step) throws IOException {
        if (is(step)) {
            reached++;
            throw new IOException(step.message);
        }
    }

    int mostBytes() {
        return is(Fault.FULL_ON_THE_WAY) || is(Fault.BROKEN_ON_THE_WAY) || is(Fault.SHORT_WRITES) ? FEW : ALL;
    }

    @Override
    Path create(Path folder) throws IOException {
        reach(Fault.CREATE);
        return super.create(folder);
    }

    @Override
    FileChannel write(Path file) throws IOException {
        reach(Fault.OPEN);
        return new FailingChannel(super.write(file), this);
    }

    @Override
    void move(Path from, Path to) throws IOException {
        if (elsewhere.equals(Optional.of(from))) {
            throw new AtomicMoveNotSupportedException(from.toString(), to.toString(), "another disk");
        }
        reach(Fault.MOVE);
        super.move(from, to);
    }

    @Override
    void sync(Path folder) throws IOException {
        reach(folder.equals(store) ? Fault.SYNC_STORE : Fault.SYNC_FOLDER);
        super.sync(folder);
    }
}

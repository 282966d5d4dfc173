package org.lingtan.api.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the server of a folder. The operating system drops a lock with its process, so nothing is left to clear after
 * a kill. Byte 0 is held while a server is started or stopped, byte 1 is shared by its users.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel file;
    private @Nullable FileLock user;

    FolderLock(Path home) throws IOException {
        this.file = FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    }

    /** Waits until nobody else starts or stops the server. */
    FileLock exclusively() throws IOException {
        return file.lock(0, 1, false);
    }

    /** Says that this process uses the server. */
    void use() throws IOException {
        user = file.lock(1, 1, true);
    }

    /** Stops using it, and says whether anybody else still does. */
    boolean leaveAsLast() throws IOException {
        if (user != null) {
            user.release();
        }
        FileLock alone = file.tryLock(1, 1, false);
        return alone != null;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

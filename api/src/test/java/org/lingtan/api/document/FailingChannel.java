package org.lingtan.api.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A channel to a real file whose writes come up short or fail, as a full or broken disk makes them. */
final class FailingChannel extends FileChannel {

    private final FileChannel file;
    private final FailingDisk disk;

    FailingChannel(FileChannel file, FailingDisk disk) {
        this.file = file;
        this.disk = disk;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        disk.reach(FailingDisk.Fault.FULL_AT_ONCE);
        if (disk.is(FailingDisk.Fault.FULL_ON_THE_WAY) && file.size() > 0) {
            disk.reach(FailingDisk.Fault.FULL_ON_THE_WAY);
        }
        if (disk.is(FailingDisk.Fault.BROKEN_ON_THE_WAY) && file.size() > 0) {
            disk.reach(FailingDisk.Fault.BROKEN_ON_THE_WAY);
        }
        ByteBuffer part = source.duplicate();
        part.limit(Math.min(source.limit(), source.position() + disk.mostBytes()));
        int written = file.write(part);
        source.position(source.position() + written);
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        disk.reach(FailingDisk.Fault.FORCE);
        file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
        disk.reach(FailingDisk.Fault.CLOSE);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return file.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        return file.position(newPosition);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        return file.truncate(size);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        throw new UnsupportedOperationException();
    }
}

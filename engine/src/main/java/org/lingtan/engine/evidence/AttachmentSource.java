package org.lingtan.engine.evidence;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.SortedMap;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.internal.archive.Archive;

/** Where the files of a package are read from: as streams, so that large ones never sit in memory. */
public interface AttachmentSource extends AutoCloseable {

    /**
     * The files with their sizes in bytes, {@code evidence.xml} among them.
     *
     * @return the sizes by path
     */
    SortedMap<String, Long> files();

    /**
     * Opens a file.
     *
     * @param path one of {@link #files()}
     * @return the bytes, to be closed by the caller; reading throws {@link SourceException} where a ZIP contradicts itself
     * @throws IllegalArgumentException if there is no such file
     */
    InputStream open(String path);

    @Override
    void close();

    /**
     * The files of a package.
     *
     * @param zipOrFolder a ZIP file or a folder
     * @return the source
     * @throws SourceException if names, sizes or structure break a rule of packages
     */
    static AttachmentSource of(Path zipOrFolder) {
        Archive archive = Archive.open(zipOrFolder);
        return new AttachmentSource() {
            @Override
            public SortedMap<String, Long> files() {
                return archive.files();
            }

            @Override
            public InputStream open(String path) {
                return archive.open(path);
            }

            @Override
            public void close() {
                archive.close();
            }
        };
    }
}

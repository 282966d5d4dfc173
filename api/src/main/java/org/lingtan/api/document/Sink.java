package org.lingtan.api.document;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes bytes on and remembers whether it was here that they could not go on. */
final class Sink extends FilterOutputStream {

    private boolean hasFailed;

    Sink(OutputStream out) {
        super(out);
    }

    boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            hasFailed = true;
            throw e;
        }
    }
}

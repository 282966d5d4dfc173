package org.lingtan.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a store that carries bytes as they are, until it is told to fail. */
final class FaultyLine implements AutoCloseable {

    /** How it fails. */
    enum Fault {
        NONE,
        /** The connection ends within what is sent. */
        CUT_UPLOAD,
        /** The answer ends early. */
        CUT_ANSWER,
        /** The store answers that it is out of order. */
        OUT_OF_ORDER,
        /** Nothing is answered, and nobody listens any more. */
        CLOSED
    }

    private static final int SOME = 60_000;
    private static final String ANSWER =
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger failures = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int to;
    private volatile Fault fault = Fault.NONE;
    private volatile int times;
    private volatile CountDownLatch begun = new CountDownLatch(1);
    private final AtomicLong sent = new AtomicLong(Long.MAX_VALUE);

    FaultyLine(int to) throws IOException {
        this.to = to;
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Fails so many times from now on, then carries again. */
    void fail(Fault how, int often) {
        times = often;
        fault = how;
        failures.set(0);
        // Lines that are open already would carry on.
        open.forEach(FaultyLine::end);
        open.clear();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // That is what is wanted.
        }
    }

    /** Opens once so many bytes were sent, all together. */
    CountDownLatch afterBytes(long bytes) {
        sent.set(bytes);
        begun = new CountDownLatch(1);
        return begun;
    }

    int failures() {
        return failures.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> carry(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Fault next() {
        return fault != Fault.NONE && failures.get() < times ? fault : Fault.NONE;
    }

    private void carry(Socket client) {
        Fault now = next();
        open.add(client);
        try (client;
                Socket store = new Socket(InetAddress.getLoopbackAddress(), to)) {
            if (now == Fault.CLOSED) {
                failures.incrementAndGet();
                return;
            }
            if (now == Fault.OUT_OF_ORDER) {
                failures.incrementAndGet();
                client.getInputStream().read(new byte[SOME]);
                client.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
                return;
            }
            threads.execute(() -> copy(client, store, now == Fault.CUT_UPLOAD));
            copy(store, client, now == Fault.CUT_ANSWER);
        } catch (IOException ended) {
            // One side is gone, and so is the line.
        }
    }

    private void copy(Socket from, Socket to, boolean cuts) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[1 << 12];
            int carried = 0;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                out.write(bytes, 0, read);
                carried += read;
                if (sent.addAndGet(-read) < 0) {
                    begun.countDown();
                }
                if (cuts && carried > SOME) {
                    failures.incrementAndGet();
                    from.close();
                    to.close();
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            // The other direction ends by itself.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}

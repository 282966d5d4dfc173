package org.lingtan.api.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** S3Proxy as a process of its own: a store that speaks S3, checks signatures, and keeps objects as files of a folder. */
public final class StoreServer implements AutoCloseable {

    /** Who may ask it. */
    public static final DocumentPlace.Login LOGIN = new DocumentPlace.Login("access", "geheimer-schluessel");

    private static final int TRIES = 300;
    private static final int PAUSE = 100;

    private final Path folder;
    private final int port;
    private Process process;

    private StoreServer(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = begin();
    }

    /** Starts a store with its files in a folder. */
    public static StoreServer start(Path folder) throws IOException, InterruptedException {
        StoreServer server = new StoreServer(folder, freePort());
        server.await();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process begin() throws IOException {
        Files.createDirectories(folder.resolve("objects"));
        Path settings = Files.writeString(folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(
                        port, LOGIN.accessKey(), LOGIN.secretKey(), folder.resolve("objects")));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        "target/s3/s3proxy.jar",
                        "--properties",
                        settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            assertTrue(process.isAlive(), () -> "the store ended: " + folder.resolve("s3proxy.log"));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            }
        }
        throw new AssertionError("the store does not listen");
    }

    /** A bucket that is there, reached directly. */
    public DocumentPlace.Bucket bucket(String name) throws IOException {
        return bucket(name, port);
    }

    /** The same, reached by another port of this machine. */
    DocumentPlace.Bucket bucket(String name, int by) throws IOException {
        Files.createDirectories(objects(name));
        return new DocumentPlace.Bucket(
                Optional.of(URI.create("http://127.0.0.1:" + by)), "us-east-1", name, true, LOGIN);
    }

    int port() {
        return port;
    }

    /** Where the objects of a bucket lie. */
    public Path objects(String bucket) {
        return folder.resolve("objects").resolve(bucket);
    }

    /** The file of a document. */
    public Path file(String bucket, String digest) {
        return objects(bucket).resolve("documents").resolve(Digest.hex(digest));
    }

    /** Ends it at once, as a loss of power does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    }

    /** Starts it again at the same place. */
    public void startAgain() throws IOException, InterruptedException {
        process = begin();
        await();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

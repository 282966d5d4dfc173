package org.lingtan.api.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** How long a provider may take and how much it may say, whichever of its addresses is asked. */
class ProviderHttpTest {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(20);

    private static void withServer(HttpHandler handler, Tried tried) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", handler);
        server.start();
        try {
            tried.with(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        } finally {
            server.stop(0);
        }
    }

    private interface Tried {
        void with(URI address) throws Exception;
    }

    private static IOException failure(URI address, boolean form, Duration most) {
        ProviderHttp http = new ProviderHttp(most);
        URL url = assertUrl(address);
        return assertTimeoutPreemptively(
                LONG.plus(SHORT),
                () -> assertThrows(IOException.class, () -> {
                    if (form) {
                        http.send(new HTTPRequest(HTTPRequest.Method.POST, url));
                    } else {
                        http.retrieveResource(url);
                    }
                }));
    }

    private static URL assertUrl(URI address) {
        try {
            return address.toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 600; i++) {
                body.write(' ');
                body.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_answer_that_drips_or_does_not_come_is_given_up_in_time() throws Exception {
        for (boolean form : new boolean[] {true, false}) {
            withServer(
                    ProviderHttpTest::drip,
                    address -> assertTrue(failure(address, form, SHORT).getCause() instanceof TimeoutException));
            withServer(
                    exchange -> {
                        try {
                            TimeUnit.SECONDS.sleep(30);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    address -> assertTrue(failure(address, form, SHORT).getCause() instanceof TimeoutException));
        }
    }

    @Test
    void an_answer_that_is_too_long_is_given_up() throws Exception {
        for (boolean form : new boolean[] {true, false}) {
            withServer(
                    exchange -> {
                        byte[] much = new byte[262_145];
                        exchange.sendResponseHeaders(200, much.length);
                        exchange.getResponseBody().write(much);
                        exchange.close();
                    },
                    address -> {
                        String said = failure(address, form, LONG).toString();
                        assertTrue(said.contains("more than 262144 bytes"), said);
                    });
        }
    }

    @Test
    void the_longest_answer_still_comes() throws Exception {
        withServer(
                exchange -> {
                    byte[] much = "x".repeat(262_144).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, much.length);
                    exchange.getResponseBody().write(much);
                    exchange.close();
                },
                address -> assertEquals(
                        262_144,
                        new ProviderHttp(LONG)
                                .retrieveResource(assertUrl(address))
                                .getContent()
                                .length()));
    }
}

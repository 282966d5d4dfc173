package org.lingtan.api.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.lingtan.catalog.Text;

/** A provider that says of anybody whatever a test wants, rightly signed or not; a real one would not. */
public final class ForgingProvider implements AutoCloseable {

    /** The id of the server at it. */
    public static final String CLIENT = "lingtan";

    /** How an ID token is signed. */
    public enum Signing {
        RIGHT,
        NONE,
        HMAC_WITH_PUBLIC_KEY,
        OTHER_KEY
    }

    private final HttpServer server;
    private RSAKey key = key("first");
    /** What became of every request for a token: its form. */
    public final Queue<Map<String, String>> asked = new ConcurrentLinkedQueue<>();
    /** How often the keys were fetched. */
    public final AtomicInteger keysFetched = new AtomicInteger();

    /** What the discovery document says instead of the truth. */
    public volatile UnaryOperator<String> document = UnaryOperator.identity();

    /** What has to happen before the document and the keys are answered. */
    public volatile CountDownLatch held = new CountDownLatch(0);

    /** Paths that lead elsewhere. */
    public final Set<String> redirected = ConcurrentHashMap.newKeySet();
    /** How often somebody went there. */
    public final AtomicInteger elsewhere = new AtomicInteger();
    /** How often the document was fetched. */
    public final AtomicInteger documentFetched = new AtomicInteger();

    private volatile Consumer<JWTClaimsSet.Builder> claims = builder -> {};
    private volatile Signing signing = Signing.RIGHT;

    private ForgingProvider(HttpServer server) {
        this.server = server;
    }

    public static ForgingProvider start() throws IOException {
        ForgingProvider provider =
                new ForgingProvider(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        provider.server.setExecutor(Executors.newCachedThreadPool());
        provider.server.createContext("/.well-known/openid-configuration", exchange -> {
            provider.documentFetched.incrementAndGet();
            provider.await();
            provider.reply(exchange, provider.document.apply(provider.about()));
        });
        provider.server.createContext("/elsewhere", exchange -> {
            provider.elsewhere.incrementAndGet();
            answer(exchange, 200, "{}");
        });
        provider.server.createContext("/keys", exchange -> {
            provider.keysFetched.incrementAndGet();
            provider.await();
            provider.reply(exchange, new JWKSet(provider.key).toString());
        });
        provider.server.createContext("/token", provider::token);
        provider.server.start();
        return provider;
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public ProviderSettings settings(boolean passwords) {
        return new ProviderSettings(
                URI.create(issuer()),
                CLIENT,
                "secret of the server",
                List.of(),
                new Text("统一登录", "Single sign-on"),
                "sub",
                Set.of("gold"),
                Set.of("mfa"),
                passwords);
    }

    private String about() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"],"authorization_response_iss_parameter_supported":true}""".formatted(issuer());
    }

    /** The next tokens say this. */
    public void says(Consumer<JWTClaimsSet.Builder> more) {
        says(Signing.RIGHT, more);
    }

    public void says(Signing how, Consumer<JWTClaimsSet.Builder> more) {
        this.signing = how;
        this.claims = more;
    }

    /** Signs with another key from now on, as providers do every few months. */
    public void rotate() {
        key = key("next " + key.getKeyID());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> fields = Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        asked.add(fields);
        if ("unknown".equals(fields.get("code"))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Instant now = Instant.now();
        // A test names what it begins with as the code, so that the provider knows the nonce.
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("somebody")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("auth_time", now.getEpochSecond())
                .claim("nonce", fields.get("code"));
        claims.accept(builder);
        reply(
                exchange,
                "{\"access_token\":\"none\",\"token_type\":\"Bearer\",\"id_token\":\"%s\"}"
                        .formatted(signed(builder.build())));
    }

    private String signed(JWTClaimsSet set) {
        try {
            if (signing == Signing.NONE) {
                return new PlainJWT(set).serialize();
            }
            boolean isMac = signing == Signing.HMAC_WITH_PUBLIC_KEY;
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(isMac ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set);
            token.sign(
                    isMac
                            ? new MACSigner(key.toRSAPublicKey().getEncoded())
                            : new RSASSASigner(
                                    signing == Signing.OTHER_KEY ? key("first").toPrivateKey() : key.toPrivateKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(HttpExchange exchange, String body) throws IOException {
        if (redirected.contains(exchange.getRequestURI().getPath())) {
            exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
            answer(exchange, 302, "");
        } else {
            answer(exchange, 200, body);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Goes away as if the machine had failed. */
    @Override
    public void close() {
        server.stop(0);
    }
}

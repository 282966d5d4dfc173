package org.lingtan.api.provider;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the provider. Every answer is small and soon there, or there is none: a provider that drips or floods holds nobody
 * up. Redirects are not followed, so that only addresses that the provider's own document names are asked.
 */
final class ProviderHttp implements ResourceRetriever, HTTPRequestSender {

    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 262_144;

    private final Duration most;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING)
            .build();

    /**
     * Asks within a time.
     *
     * @param most how long an answer may take, from the first byte of the request to the last one of the answer
     */
    ProviderHttp(Duration most) {
        this.most = most;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(url.toString()))
                .header("Accept", "application/json")
                .build());
        if (answer.statusCode() != HTTPResponse.SC_OK) {
            throw new IOException("status " + answer.statusCode());
        }
        return new Resource(text(answer), "application/json");
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI())
                .method(
                        asked.getMethod().name(),
                        HttpRequest.BodyPublishers.ofString(
                                Optional.ofNullable(asked.getBody()).orElse("")));
        asked.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        HttpResponse<byte[]> got = send(request.build());
        HTTPResponse answer = new HTTPResponse(got.statusCode());
        got.headers().firstValue("Content-Type").ifPresent(type -> answer.setHeader("Content-Type", type));
        answer.setBody(text(got));
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new Bounded(MOST_BYTES));
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer in " + most, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The bytes of a body, as long as there are not too many. */
    private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {

        private final HttpResponse.BodySubscriber<byte[]> all = HttpResponse.BodySubscribers.ofByteArray();
        private final CompletableFuture<Flow.Subscription> stream = new CompletableFuture<>();
        private long left;

        Bounded(long most) {
            this.left = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return all.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            stream.complete(subscription);
            all.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> part) {
            left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
            if (left >= 0) {
                all.onNext(part);
            } else {
                stream.join().cancel();
                all.onError(new IOException("more than %d bytes".formatted(MOST_BYTES)));
            }
        }

        @Override
        public void onError(Throwable failure) {
            all.onError(failure);
        }

        @Override
        public void onComplete() {
            all.onComplete();
        }
    }
}

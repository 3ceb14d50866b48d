package de.smartregion.notification.call;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A receiver on this machine: hears what it is told, and answers what the test says. */
public final class Ears implements AutoCloseable {

    /** What was heard. */
    public record Heard(String path, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private record Answer(int status, String body, @Nullable String location) {}

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    private Ears(int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::listen);
        server.start();
    }

    public static Ears open() {
        return new Ears(0);
    }

    /** At an address where somebody listened before. */
    static Ears openAt(URI address) {
        return new Ears(address.getPort());
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void answer(String path, int status, String body) {
        answers.put(path, new Answer(status, body, null));
    }

    void lead(String path, String location) {
        answers.put(path, new Answer(302, "", location));
    }

    public List<Heard> heard(String path) {
        return heard.stream().filter(it -> it.path().equals(path)).toList();
    }

    private void listen(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(path, Map.copyOf(exchange.getRequestHeaders()), body));
            if (path.startsWith("/never")) {
                over.await();
                return;
            }
            if (path.startsWith("/endless")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                over.await();
                return;
            }
            if (path.startsWith("/flood")) {
                exchange.sendResponseHeaders(200, 0);
                while (over.getCount() > 0) { // until the other side hangs up
                    exchange.getResponseBody().write(new byte[8_192]);
                }
            }
            var answer = answers.getOrDefault(path, new Answer(204, "", null));
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}

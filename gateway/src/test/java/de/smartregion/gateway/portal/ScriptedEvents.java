package de.smartregion.gateway.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * The events service for who is signed in, or another one like it: a test says what it answers,
 * call by call. Nobody without a token gets anything, unless it is an open one.
 */
final class ScriptedEvents implements AutoCloseable {
    record Call(String line, Map<String, List<String>> headers, String body) {
        @Nullable String header(String name) {
            var values = headers.get(name);
            return values == null ? null : values.getFirst();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    record Answer(int status, String type, String body, @Nullable String etag) {}

    private final HttpServer server;
    private final String api;
    private final boolean open;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> once = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    ScriptedEvents() {
        this("/api/events", false);
    }

    ScriptedEvents(String api, boolean open) {
        this.api = api;
        this.open = open;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void reset() {
        away = false;
        answers.clear();
        once.clear();
        calls.clear();
    }

    void goAway() {
        away = true;
    }

    /** From now on this is answered with JSON; the line is the method and the path's end. */
    void answers(String line, int status, String json) {
        answers(line, status, json, null);
    }

    void answers(String line, int status, String json, @Nullable String etag) {
        answers.put(
                line,
                new Answer(
                        status,
                        status < 400 ? "application/json" : "application/problem+json",
                        json,
                        etag));
    }

    void refuses(String line, int status, String problem) {
        answers(line, status, "{\"type\":\"urn:smartregion:problem:" + problem + "\"}");
    }

    /** The next one; then what was scripted. */
    void refusesOnce(String line, int status, String problem) {
        once.put(line, problem(status, problem));
    }

    void sends(String line, String type, String file) {
        answers.put(line, new Answer(200, type, file, null));
    }

    List<Call> calls(String line) {
        return calls.stream().filter(call -> call.line().equals(line)).toList();
    }

    List<String> queries() {
        return calls.stream().map(Call::line).filter(line -> line.contains("?")).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var line = exchange.getRequestMethod() + " " + uri.getPath().substring(api.length());
        var headers = Map.copyOf(exchange.getRequestHeaders());
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(line, headers, body));
        if (uri.getQuery() != null) {
            calls.add(new Call(line + "?" + uri.getQuery(), headers, body));
        }
        var answer = answer(line, headers.containsKey("Authorization"));
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.etag() != null) {
            exchange.getResponseHeaders().set("ETag", answer.etag());
        }
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Answer answer(String line, boolean known) {
        if (away) {
            return problem(503, "unavailable");
        }
        if (!known && !open) {
            return problem(401, "unauthenticated");
        }
        var first = once.remove(line);
        if (first != null) {
            return first;
        }
        var scripted = answers.get(line);
        return scripted == null ? problem(404, "not-found") : scripted;
    }

    private static Answer problem(int status, String name) {
        return new Answer(
                status,
                "application/problem+json",
                "{\"type\":\"urn:smartregion:problem:" + name + "\"}",
                null);
    }
}

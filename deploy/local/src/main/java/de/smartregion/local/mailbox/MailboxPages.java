package de.smartregion.local.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The mailbox in a browser, and the same as JSON for tests. */
final class MailboxPages implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxPages.class);

    private static final Pattern ONE =
            Pattern.compile("/letters/(\\d{1,9})(\\.json|/html|/source|/parts/(\\d{1,4}))?");
    private static final int ON_PAGE = 200;
    private static final int IN_JSON = 20_000;

    private static final String OWN_PAGE =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'";

    /**
     * A letter's HTML may show itself and open links in a new window; it may not load or run
     * anything.
     */
    private static final String FOREIGN_PAGE =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups"
                    + " allow-popups-to-escape-sandbox";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Letters letters;
    private final JsonMapper json = new JsonMapper();

    private record Answer(int status, String type, ByteBuffer body, Map<String, String> headers) {

        static Answer page(int status, String html) {
            return new Answer(
                    status,
                    "text/html; charset=utf-8",
                    StandardCharsets.UTF_8.encode(html),
                    Map.of("Content-Security-Policy", OWN_PAGE));
        }

        static Answer text(String type, byte[] body) {
            return new Answer(200, type, ByteBuffer.wrap(body), Map.of());
        }
    }

    record LetterList(long received, List<Letter> letters) {}

    record LetterDetail(
            Letter letter,
            List<OpenLetter.Line> headers,
            String text,
            String html,
            List<Enclosure> enclosures) {}

    record Enclosure(int part, String name, String type, String content) {}

    private MailboxPages(HttpServer server, ExecutorService threads, Letters letters) {
        this.server = server;
        this.threads = threads;
        this.letters = letters;
    }

    static MailboxPages open(Letters letters, String host, int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(host, port), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var pages = new MailboxPages(server, threads, letters);
        server.createContext("/", pages::handle);
        server.setExecutor(threads);
        server.start();
        return pages;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            var answer = answer(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", answer.type());
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cache-Control", "no-store");
            answer.headers().forEach(headers::set);
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            var length = answer.body().remaining();
            exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
            exchange.getResponseBody()
                    .write(answer.body().array(), answer.body().arrayOffset(), length);
        } catch (IOException | RuntimeException e) {
            LOG.warn("a page of the mailbox could not be shown: {}", e.toString());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            return new Answer(
                    405, "text/plain", ByteBuffer.allocate(0), Map.of("Allow", "GET, HEAD"));
        }
        var query = query(exchange.getRequestURI().getRawQuery());
        var path = exchange.getRequestURI().getPath();
        var one = ONE.matcher(path);
        if (one.matches()) {
            return letters.read(Long.parseLong(one.group(1)))
                    .map(letter -> letter(letter, one.group(2), one.group(3)))
                    .orElseGet(MailboxPages::notFound);
        }
        return switch (path) {
            case "/" -> list(query);
            case "/letters.json" -> json(letters(query));
            case "/ready" -> Answer.text("text/plain", "ready".getBytes(StandardCharsets.UTF_8));
            case "/style.css" -> Answer.text("text/css; charset=utf-8", style());
            default -> notFound();
        };
    }

    private Answer list(Map<String, String> query) {
        var to = to(query);
        var found = letters.newest(to, ON_PAGE);
        return Answer.page(200, MailboxHtml.list(found, letters.count(), to));
    }

    private LetterList letters(Map<String, String> query) {
        var limit = query.get("limit");
        return new LetterList(
                letters.count(),
                letters.newest(
                        to(query),
                        limit != null && limit.matches("\\d{1,5}")
                                ? Integer.parseInt(limit)
                                : IN_JSON));
    }

    private static @Nullable String to(Map<String, String> query) {
        var to = query.get("to");
        return to == null || to.isBlank() ? null : to.strip();
    }

    private Answer letter(OpenLetter letter, @Nullable String what, @Nullable String part) {
        if (what == null) {
            return Answer.page(200, MailboxHtml.letter(letter));
        }
        if (part != null) {
            return part(letter.piece(Integer.parseInt(part)));
        }
        return switch (what) {
            case ".json" -> json(detail(letter));
            case "/source" -> source(letter.letter().number());
            default -> html(letter);
        };
    }

    private static Answer html(OpenLetter letter) {
        return letter.html()
                .map(
                        piece ->
                                new Answer(
                                        200,
                                        "text/html; charset=utf-8",
                                        StandardCharsets.UTF_8.encode(
                                                MailboxHtml.framed(piece.text())),
                                        Map.of("Content-Security-Policy", FOREIGN_PAGE)))
                .orElseGet(MailboxPages::notFound);
    }

    private Answer source(long number) {
        try {
            return letters.source(number)
                    .map(source -> Answer.text("text/plain; charset=utf-8", source))
                    .orElseGet(MailboxPages::notFound);
        } catch (IOException _) {
            return notFound();
        }
    }

    private static Answer part(OpenLetter.@Nullable Piece piece) {
        if (piece == null) {
            return notFound();
        }
        var name = piece.name().replaceAll("[^A-Za-z0-9._-]", "_");
        var type =
                piece.type().matches("[a-z0-9.+-]+/[a-z0-9.+-]+")
                        ? piece.type()
                        : "application/octet-stream";
        return new Answer(
                200,
                type,
                piece.content().duplicate(),
                Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
    }

    private static LetterDetail detail(OpenLetter letter) {
        return new LetterDetail(
                letter.letter(),
                letter.headers(),
                letter.plain().map(OpenLetter.Piece::text).orElse(""),
                letter.html().map(OpenLetter.Piece::text).orElse(""),
                letter.enclosures().stream()
                        .map(
                                piece ->
                                        new Enclosure(
                                                piece.number(),
                                                piece.name(),
                                                piece.type(),
                                                piece.type().startsWith("text/")
                                                        ? piece.text()
                                                        : ""))
                        .toList());
    }

    private Answer json(Object value) {
        return Answer.text("application/json", json.writeValueAsBytes(value));
    }

    private static Answer notFound() {
        return Answer.page(404, MailboxHtml.notFound());
    }

    private static byte[] style() throws IOException {
        try (var style = MailboxPages.class.getResourceAsStream("style.css")) {
            if (style == null) {
                throw new IOException("style.css is missing");
            }
            return style.readAllBytes();
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        var values = new TreeMap<String, String>();
        for (var pair : raw == null ? new String[0] : raw.split("&")) {
            var split = pair.split("=", 2);
            values.put(
                    URLDecoder.decode(split[0], StandardCharsets.UTF_8),
                    split.length > 1 ? URLDecoder.decode(split[1], StandardCharsets.UTF_8) : "");
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

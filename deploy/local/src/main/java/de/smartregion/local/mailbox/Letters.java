package de.smartregion.local.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every letter that has arrived, as a file before it is acknowledged; the newest also in a list.
 */
final class Letters {

    private static final int PER_FOLDER = 1_000;
    private static final String ENVELOPE = "Delivered-To";

    private final Path folder;
    private final int listed;
    private final Deque<Letter> newestFirst = new ArrayDeque<>();
    private long last;

    private Letters(Path folder, int listed) {
        this.folder = folder;
        this.listed = listed;
    }

    static Letters open(Path folder, int listed) throws IOException {
        Files.createDirectories(folder);
        var letters = new Letters(folder, listed);
        letters.load();
        return letters;
    }

    private void load() throws IOException {
        var folders = numbered(folder, "");
        for (var i = folders.size() - 1; i >= 0 && newestFirst.size() < listed; i--) {
            var files = numbered(folders.get(i), ".eml");
            for (var j = files.size() - 1; j >= 0 && newestFirst.size() < listed; j--) {
                var letter = read(files.get(j));
                last = Math.max(last, letter.number());
                newestFirst.addLast(letter);
            }
        }
    }

    private static List<Path> numbered(Path folder, String suffix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(
                            entry -> entry.getFileName().toString().matches("\\d{9}" + suffix))
                    .sorted()
                    .toList();
        }
    }

    private static Letter read(Path file) throws IOException {
        var number = Long.parseLong(file.getFileName().toString().substring(0, 9));
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            var headers = new InternetHeaders(content, true);
            return letter(
                    number, Files.getLastModifiedTime(file).toInstant(), headers, Files.size(file));
        } catch (MessagingException e) {
            throw new IOException("unreadable letter " + file, e);
        }
    }

    private static Letter letter(
            long number, Instant received, InternetHeaders headers, long size) {
        var to = headers.getHeader(ENVELOPE);
        return new Letter(
                number,
                received,
                decoded(headers.getHeader("From", ", ")),
                to == null ? List.of() : Arrays.asList(to),
                decoded(headers.getHeader("Subject", " ")),
                decoded(headers.getHeader("Message-ID", " ")),
                size);
    }

    /** A header as people read it. */
    static String decoded(@Nullable String header) {
        if (header == null) {
            return "";
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header)).replaceAll("[\\r\\n]+", " ");
        } catch (UnsupportedEncodingException _) {
            return header;
        }
    }

    /** Writes the letter to its file; when this returns, it is kept. */
    Letter keep(MimeMessage message, List<String> recipients) {
        try {
            var content = new ByteArrayOutputStream(8_192);
            for (var recipient : recipients) {
                content.write(
                        (ENVELOPE + ": " + recipient.replaceAll("[\\r\\n]", "") + "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
            message.writeTo(content);
            return keep(content.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("unreadable letter", e);
        }
    }

    private synchronized Letter keep(byte[] content) throws IOException, MessagingException {
        var number = last + 1;
        var file = file(number);
        if (last == 0 || number % PER_FOLDER == 0) {
            Files.createDirectories(file.getParent());
        }
        var received = Instant.now();
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.getParent());
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.setLastModifiedTime(file, FileTime.from(received));
        last = number;
        var letter =
                letter(
                        number,
                        received,
                        new InternetHeaders(new ByteArrayInputStream(content), true),
                        content.length);
        newestFirst.addFirst(letter);
        if (newestFirst.size() > listed) {
            newestFirst.removeLast();
        }
        return letter;
    }

    private Path file(long number) {
        return folder.resolve("%09d".formatted(number / PER_FOLDER))
                .resolve("%09d.eml".formatted(number));
    }

    /** The newest letters, for everybody or for one address. */
    synchronized List<Letter> newest(@Nullable String to, int limit) {
        return newestFirst.stream()
                .filter(letter -> to == null || letter.isFor(to))
                .limit(limit)
                .toList();
    }

    synchronized long count() {
        return last;
    }

    Optional<byte[]> source(long number) throws IOException {
        var file = file(number);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    Optional<OpenLetter> read(long number) throws IOException {
        var source = source(number);
        if (source.isEmpty()) {
            return Optional.empty();
        }
        var letter = read(file(number));
        return Optional.of(OpenLetter.of(letter, source.get()));
    }
}

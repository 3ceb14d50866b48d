package de.smartregion.local.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every letter that has arrived, as a file before it is acknowledged; the newest also in a list.
 */
final class Letters {

    private static final int PER_FOLDER = 1_000;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");
    private static final String ENVELOPE = "Delivered-To";

    private final Path folder;
    private final int listed;
    private final NavigableMap<Long, Letter> newest = new TreeMap<>();
    private volatile @Nullable Path made;
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
        for (var i = folders.size() - 1; i >= 0 && newest.size() < listed; i--) {
            var files = numbered(folders.get(i), ".eml");
            for (var j = files.size() - 1; j >= 0 && newest.size() < listed; j--) {
                var letter = read(files.get(j));
                last = Math.max(last, letter.number());
                newest.put(letter.number(), letter);
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
            return LINE_ENDS
                    .matcher(MimeUtility.decodeText(MimeUtility.unfold(header)))
                    .replaceAll(" ");
        } catch (UnsupportedEncodingException _) {
            return header;
        }
    }

    /** Writes the letter to its file, with its envelope on top; when this returns, it is kept. */
    Letter keep(String sender, List<String> recipients, byte[] letter) throws IOException {
        var content = new ByteArrayOutputStream(letter.length + 256);
        for (var recipient : recipients) {
            content.writeBytes(line(ENVELOPE, recipient));
        }
        content.writeBytes(line("Return-Path", "<" + sender + ">"));
        content.writeBytes(letter);
        return keep(content.toByteArray());
    }

    private static byte[] line(String name, String value) {
        return (name + ": " + CONTROL.matcher(value).replaceAll("") + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Letter keep(byte[] content) throws IOException {
        var number = nextNumber();
        var home = home(number);
        if (!home.equals(made)) {
            made = Files.createDirectories(home);
        }
        var file = file(number);
        var part = file.resolveSibling(number + ".part");
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE); // never half a letter
        var letter = letter(number, Instant.now(), headers(content), content.length);
        list(letter);
        return letter;
    }

    private synchronized long nextNumber() {
        last++;
        return last;
    }

    private synchronized void list(Letter letter) {
        newest.put(letter.number(), letter);
        if (newest.size() > listed) {
            newest.pollFirstEntry();
        }
    }

    private static InternetHeaders headers(byte[] content) throws IOException {
        try {
            return new InternetHeaders(new ByteArrayInputStream(content), true);
        } catch (MessagingException e) {
            throw new IOException("unreadable letter", e);
        }
    }

    private Path home(long number) {
        return folder.resolve("%09d".formatted(number / PER_FOLDER));
    }

    private Path file(long number) {
        return home(number).resolve("%09d.eml".formatted(number));
    }

    /** The newest letters, for everybody or for one address. */
    synchronized List<Letter> newest(@Nullable String to, int limit) {
        return newest.descendingMap().values().stream()
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

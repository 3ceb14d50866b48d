package de.smartregion.local.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A letter taken apart: its headers, its text in plain and in HTML, and whatever else came with it.
 */
record OpenLetter(Letter letter, List<Line> headers, List<Piece> pieces) {

    record Line(String name, String value) {}

    /** A leaf of the letter's tree. */
    record Piece(
            int number,
            String type,
            String name,
            boolean attached,
            ByteBuffer content,
            String charset) {

        String text() {
            return charsetOr(charset).decode(content.duplicate()).toString();
        }

        private static Charset charsetOr(String name) {
            try {
                return Charset.forName(name);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                return StandardCharsets.UTF_8;
            }
        }
    }

    OpenLetter {
        headers = List.copyOf(headers);
        pieces = List.copyOf(pieces);
    }

    static OpenLetter of(Letter letter, byte[] source) throws IOException {
        try {
            var message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(source));
            var headers = new ArrayList<Line>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.add(new Line(header.getName(), Letters.decoded(header.getValue())));
            }
            var pieces = new ArrayList<Piece>();
            collect(message, pieces);
            return new OpenLetter(letter, headers, pieces);
        } catch (MessagingException e) {
            throw new IOException("letter " + letter.number() + " cannot be taken apart", e);
        }
    }

    private static void collect(Part part, List<Piece> pieces)
            throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart next = parts.getBodyPart(i);
                collect(next, pieces);
            }
            return;
        }
        var type = type(part);
        var charset = type.getParameter("charset");
        var number = pieces.size() + 1;
        var name = part.getFileName();
        try (var content = part.getInputStream()) {
            pieces.add(
                    new Piece(
                            number,
                            type.getBaseType().toLowerCase(Locale.ROOT),
                            name == null ? nameFor(type, number) : Letters.decoded(name),
                            Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || name != null,
                            ByteBuffer.wrap(content.readAllBytes()),
                            charset == null ? "UTF-8" : charset));
        }
    }

    private static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (MessagingException _) {
            return new ContentType("application/octet-stream");
        }
    }

    private static String nameFor(ContentType type, int number) {
        return type.match("text/calendar") ? "termin.ics" : "teil-" + number;
    }

    Optional<Piece> plain() {
        return first("text/plain");
    }

    Optional<Piece> html() {
        return first("text/html");
    }

    private Optional<Piece> first(String type) {
        return pieces.stream()
                .filter(piece -> !piece.attached() && piece.type().equals(type))
                .findFirst();
    }

    /** Everything that is not the letter's own text. */
    List<Piece> enclosures() {
        return pieces.stream()
                .filter(
                        piece ->
                                plain().filter(piece::equals).isEmpty()
                                        && html().filter(piece::equals).isEmpty())
                .toList();
    }

    @Nullable Piece piece(int number) {
        return number < 1 || number > pieces.size() ? null : pieces.get(number - 1);
    }
}

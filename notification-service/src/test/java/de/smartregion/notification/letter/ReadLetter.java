package de.smartregion.notification.letter;

import biweekly.Biweekly;
import biweekly.ICalendar;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** A letter as its reader's mail program takes it apart. */
public final class ReadLetter {
    private static final LetterSettings SETTINGS = settings("de");
    private static final PortalLinks PORTAL =
            new PortalLinks(java.net.URI.create("https://portal.region.example"));

    private final MimeMessage message;
    private final List<BodyPart> parts = new ArrayList<>();

    private ReadLetter(String sealed) {
        try {
            message =
                    new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(sealed.getBytes(StandardCharsets.US_ASCII)));
            collect((MimeMultipart) message.getContent());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Envelope envelope() {
        return new Envelope(new Typesetter(SETTINGS.sender()), SETTINGS);
    }

    static FeedbackLetters feedbackLetters() {
        return new FeedbackLetters(drafts());
    }

    static RosterLetters rosterLetters() {
        return new RosterLetters(drafts(), PORTAL);
    }

    public static Drafts drafts() {
        return new Drafts(SETTINGS, PORTAL);
    }

    /** Of an office that reads this language. */
    public static Drafts drafts(String staffLanguage) {
        return new Drafts(settings(staffLanguage), PORTAL);
    }

    private static LetterSettings settings(String staffLanguage) {
        return new LetterSettings(
                "office@region.example",
                "Geschäftsstelle Süd",
                null,
                "staff@region.example",
                staffLanguage,
                LetterSettingsTest.KEY);
    }

    public static ReadLetter of(Letter letter) {
        return new ReadLetter(envelope().seal(letter));
    }

    public String header(String name) {
        try {
            var values = message.getHeader(name);
            return values == null ? "" : String.join(" | ", values);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<String> headerNames() {
        var names = new ArrayList<String>();
        try {
            message.getAllHeaders()
                    .asIterator()
                    .forEachRemaining(header -> names.add(header.getName()));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    public List<String> types() {
        return parts.stream().map(part -> typeOf(part)).toList();
    }

    public String text() {
        return contentOf("text/plain").orElseThrow().replace("\r\n", "\n");
    }

    public Document html() {
        return Jsoup.parse(contentOf("text/html").orElseThrow());
    }

    /** Read back by a parser that is not the one that wrote it. */
    public Optional<ICalendar> calendar() {
        return contentOf("text/calendar").map(ics -> Biweekly.parse(ics).first());
    }

    public Optional<String> ics() {
        return contentOf("text/calendar");
    }

    Optional<String> attachment() {
        return contentOf("application/ics");
    }

    private Optional<String> contentOf(String type) {
        return parts.stream()
                .filter(part -> typeOf(part).startsWith(type))
                .findFirst()
                .map(ReadLetter::contentOf);
    }

    private static String contentOf(BodyPart part) {
        try {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typeOf(BodyPart part) {
        try {
            return part.getContentType();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void collect(MimeMultipart multipart) throws MessagingException, IOException {
        for (int i = 0; i < multipart.getCount(); i++) {
            var part = multipart.getBodyPart(i);
            if (part.getContent() instanceof MimeMultipart inner) {
                collect(inner);
            } else {
                parts.add(part);
            }
        }
    }
}

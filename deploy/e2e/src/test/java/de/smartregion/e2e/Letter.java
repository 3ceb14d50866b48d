package de.smartregion.e2e;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** One letter as a mail program sees it, read by parsers the system does not write with. */
record Letter(
        String messageId,
        String to,
        String subject,
        String headers,
        String plain,
        String html,
        List<Calendar> calendars) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    /** A calendar part, with the method its content type names. */
    record Calendar(String contentType, String text) {
        ICalendar parsed() {
            return Biweekly.parse(text).first();
        }

        VEvent event() {
            var events = parsed().getEvents();
            if (events.size() != 1) {
                throw new AssertionError("not one event but " + events.size());
            }
            return events.getFirst();
        }

        String method() {
            return parsed().getMethod().getValue();
        }

        int sequence() {
            return event().getSequence().getValue();
        }

        String uid() {
            return event().getUid().getValue();
        }
    }

    static Letter parse(byte[] raw) {
        try {
            return of(
                    new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new AssertionError("a letter that cannot be parsed", e);
        }
    }

    static Letter of(MimeMessage message) {
        try {
            var plain = new StringBuilder();
            var html = new StringBuilder();
            var calendars = new ArrayList<Calendar>();
            collect(message, plain, html, calendars);
            var headers = new StringBuilder();
            message.getAllHeaderLines()
                    .asIterator()
                    .forEachRemaining(line -> headers.append(line).append('\n'));
            return new Letter(
                    message.getMessageID(),
                    ((InternetAddress) message.getAllRecipients()[0]).getAddress(),
                    message.getSubject(),
                    headers.toString(),
                    plain.toString(),
                    html.toString(),
                    List.copyOf(calendars));
        } catch (MessagingException | IOException e) {
            throw new AssertionError("a letter that cannot be read", e);
        }
    }

    private static void collect(
            Part part, StringBuilder plain, StringBuilder html, List<Calendar> calendars)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart each = parts.getBodyPart(i);
                collect(each, plain, html, calendars);
            }
        } else if (part.isMimeType("text/calendar")) {
            var bytes = new ByteArrayOutputStream();
            part.getInputStream().transferTo(bytes);
            calendars.add(
                    new Calendar(part.getContentType(), bytes.toString(StandardCharsets.UTF_8)));
        } else if (part.isMimeType("text/plain")) {
            plain.append(part.getContent());
        } else if (part.isMimeType("text/html")) {
            html.append(part.getContent());
        }
    }

    /** The signed link of this letter, taken from its plain text. */
    Link link() {
        return links().getFirst();
    }

    List<Link> links() {
        return ADDRESS.matcher(plain)
                .results()
                .map(found -> found.group().replaceAll("[.,;)]+$", ""))
                .filter(address -> address.contains("token="))
                .map(address -> Link.of(URI.create(address)))
                .toList();
    }

    boolean asksToConfirm() {
        return links().stream().anyMatch(link -> link.address().getPath().endsWith("/bestaetigen"));
    }

    Calendar calendar() {
        return calendars.getFirst();
    }

    Optional<String> method() {
        return calendars.stream().map(Calendar::method).findFirst();
    }

    String header(String name) {
        var match = Pattern.compile("(?im)^" + Pattern.quote(name) + ":\\s*(.*)$").matcher(headers);
        return match.find() ? match.group(1).strip() : "";
    }
}

package de.smartregion.notification.letter;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.Properties;

/**
 * Puts a letter into a message: the same letter gives the same name and date, however often it is
 * sent.
 */
final class Envelope {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Session SESSION = Session.getInstance(new Properties());

    private final Typesetter typesetter;
    private final String from;
    private final String sender;
    private final @Nullable String replyTo;

    Envelope(Typesetter typesetter, LetterSettings settings) {
        this.typesetter = typesetter;
        this.from = settings.from();
        this.sender = settings.sender();
        this.replyTo = settings.replyTo();
    }

    /** The whole message in ASCII. */
    String seal(Letter letter) {
        var out = new ByteArrayOutputStream(16_384);
        try {
            message(letter).writeTo(out);
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(
                    "letter " + letter.id() + " cannot be put into a message", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    /** Derived from the letter's name, which may hold what a header must not. */
    String messageId(Letter letter) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(letter.id().getBytes(StandardCharsets.UTF_8));
            var name = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return "<" + name + from.substring(from.lastIndexOf('@')) + ">";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MimeMessage message(Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        var message = new NamedMessage(messageId(letter));
        message.setFrom(new InternetAddress(from, sender, UTF_8));
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo)});
        }
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.recipient().value()));
        message.setSubject(letter.page().subject(), UTF_8);
        message.setSentDate(Date.from(letter.causedAt()));
        message.setHeader("Content-Language", letter.language().tag());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        message.setContent(content(letter));
        message.saveChanges();
        return message;
    }

    private MimeMultipart content(Letter letter) throws MessagingException {
        var alternative = new MimeMultipart("alternative");
        alternative.addBodyPart(text(typesetter.text(letter.page(), letter.language()), "plain"));
        alternative.addBodyPart(text(typesetter.html(letter.page(), letter.language()), "html"));
        var entry = letter.entry();
        if (entry == null) {
            return alternative;
        }
        var ics = entry.ics();
        // Some clients read the alternative, others only what is attached.
        alternative.addBodyPart(
                calendar(ics, "text/calendar; charset=UTF-8; method=" + entry.method()));
        var attachment = calendar(ics, "application/ics; name=\"termin.ics\"");
        attachment.setDisposition("attachment; filename=\"termin.ics\"");
        var words = new MimeBodyPart();
        words.setContent(alternative);
        var mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(words);
        mixed.addBodyPart(attachment);
        return mixed;
    }

    private static BodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static MimeBodyPart calendar(String ics, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(ics.getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** Jakarta Mail would give every copy a name of its own. */
    private static final class NamedMessage extends MimeMessage {
        private final String name;

        NamedMessage(String name) {
            super(SESSION);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", name);
        }
    }
}

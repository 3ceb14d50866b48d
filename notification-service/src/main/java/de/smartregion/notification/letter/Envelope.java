package de.smartregion.notification.letter;

import org.eclipse.angus.mail.util.QPEncoderStream;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Puts a letter into a message (MIME): the same letter gives the same name and date, however often
 * it is sent.
 *
 * <p>Written here and not by Jakarta Mail, which looks up its parts anew for every part of every
 * message: 4 ms of processor time per letter, more than all the rest. Tests read the messages back
 * with Jakarta Mail.
 */
final class Envelope {
    private static final String LINE = "\r\n";
    private static final Pattern PLAIN_ASCII = Pattern.compile("[ -~]{0,60}");

    /** Octets of an encoded word that fit on a line together with what surrounds them. */
    private static final int WORD = 39;

    private static final Base64.Encoder BASE64 =
            Base64.getMimeEncoder(76, LINE.getBytes(StandardCharsets.US_ASCII));

    private final Typesetter typesetter;
    private final String from;
    private final String sender;
    private final @Nullable String replyTo;

    Envelope(Typesetter typesetter, LetterSettings settings) {
        this.typesetter = typesetter;
        this.from = settings.from();
        this.sender = phrase(settings.sender()) + " <" + settings.from() + ">";
        this.replyTo = settings.replyTo();
    }

    /** Where bounces go. */
    String sender() {
        return from;
    }

    /** The whole message in ASCII. */
    String seal(Letter letter) {
        var name = nameOf(letter);
        var mail = new StringBuilder(12_000);
        header(
                mail,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        letter.causedAt().atZone(Wording.BERLIN)));
        header(mail, "From", sender);
        if (replyTo != null) {
            header(mail, "Reply-To", replyTo);
        }
        header(mail, "To", letter.recipient().value());
        header(mail, "Message-ID", "<" + name + from.substring(from.lastIndexOf('@')) + ">");
        header(mail, "Subject", words(letter.page().subject()));
        header(mail, "Content-Language", letter.language().tag());
        header(mail, "Auto-Submitted", "auto-generated");
        header(mail, "X-Auto-Response-Suppress", "OOF, AutoReply");
        var unsubscribe = letter.unsubscribe();
        if (unsubscribe != null) {
            header(mail, "List-Unsubscribe", "<" + unsubscribe.toASCIIString() + ">");
            header(mail, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        header(mail, "MIME-Version", "1.0");
        var entry = letter.entry();
        if (entry == null) {
            alternative(mail, letter, null, name);
        } else {
            var ics = BASE64.encodeToString(entry.ics().getBytes(StandardCharsets.UTF_8));
            var calendar = new Calendar(ics, entry.method());
            var boundary = boundary("mixed", name);
            header(mail, "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
            mail.append(LINE).append("--").append(boundary).append(LINE);
            alternative(mail, letter, calendar, name);
            mail.append("--").append(boundary).append(LINE);
            // Some clients read the alternative, others only what is attached.
            header(mail, "Content-Type", "application/ics; name=\"termin.ics\"");
            header(mail, "Content-Disposition", "attachment; filename=\"termin.ics\"");
            calendar(mail, calendar);
            mail.append("--").append(boundary).append("--").append(LINE);
        }
        return mail.toString();
    }

    private void alternative(
            StringBuilder mail, Letter letter, @Nullable Calendar calendar, String name) {
        var boundary = boundary("alternative", name);
        var next = "--" + boundary + LINE;
        header(mail, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        mail.append(LINE).append(next);
        text(mail, "plain", typesetter.text(letter.page(), letter.language()));
        mail.append(next);
        text(mail, "html", typesetter.html(letter.page(), letter.language()));
        if (calendar != null) {
            mail.append(next);
            header(
                    mail,
                    "Content-Type",
                    "text/calendar; charset=UTF-8; method=" + calendar.method());
            calendar(mail, calendar);
        }
        mail.append("--").append(boundary).append("--").append(LINE);
    }

    private static void text(StringBuilder mail, String subtype, String text) {
        header(mail, "Content-Type", "text/" + subtype + "; charset=UTF-8");
        header(mail, "Content-Transfer-Encoding", "quoted-printable");
        var out = new ByteArrayOutputStream(text.length() + text.length() / 4);
        try (var encoder = new QPEncoderStream(out)) {
            encoder.write(text.replaceAll("\r?\n", LINE).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mail.append(LINE).append(out.toString(StandardCharsets.US_ASCII)).append(LINE);
    }

    private static void calendar(StringBuilder mail, Calendar calendar) {
        header(mail, "Content-Transfer-Encoding", "base64");
        mail.append(LINE).append(calendar.ics()).append(LINE);
    }

    private static void header(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(value).append(LINE);
    }

    /** No encoded text can hold it: a bare equals sign is written as something else. */
    private static String boundary(String kind, String name) {
        return "=_" + kind + "_" + name.substring(0, 24);
    }

    /** Derived from the letter's id, which may hold what a header must not. */
    private static String nameOf(Letter letter) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(letter.id().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String phrase(String text) {
        return PLAIN_ASCII.matcher(text).matches()
                ? '"' + text.replace("\\", "").replace('"', '\'') + '"'
                : words(text);
    }

    /** As it stands, or as encoded words (RFC 2047), cut between characters. */
    private static String words(String text) {
        if (PLAIN_ASCII.matcher(text).matches()) {
            return text;
        }
        var words = new StringBuilder();
        var word = new ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            var character =
                    Character.toString(text.codePointAt(at)).getBytes(StandardCharsets.UTF_8);
            if (word.size() + character.length > WORD) {
                append(words, word);
            }
            word.writeBytes(character);
        }
        append(words, word);
        return words.toString();
    }

    private static void append(StringBuilder words, ByteArrayOutputStream word) {
        words.append(words.isEmpty() ? "" : LINE + " ")
                .append("=?UTF-8?B?")
                .append(Base64.getEncoder().encodeToString(word.toByteArray()))
                .append("?=");
        word.reset();
    }

    private record Calendar(String ics, CalendarEntry.Method method) {}
}

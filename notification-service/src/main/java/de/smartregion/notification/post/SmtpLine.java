package de.smartregion.notification.post;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One connection to the mail server, opened when a letter needs it and kept for the next one. For
 * one thread.
 */
final class SmtpLine implements AutoCloseable {

    /** Refused although the letter is not to blame: who we are, not what we send. */
    private static final Set<Integer> OUR_FAULT = Set.of(421, 530, 534, 535, 538);

    /** A full mailbox is emptied some day, whatever the first digit says. */
    private static final int MAILBOX_FULL = 552;

    private static final Pattern ENHANCED_CODE =
            Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final MailServer server;
    private @Nullable Transport transport;

    SmtpLine(MailServer server) {
        this.server = server;
    }

    /**
     * A connection that was kept may have died unnoticed: then, and only then, a second one is
     * opened at once.
     */
    Outcome send(Addressed letter) {
        boolean kept = transport != null;
        var outcome = sendOnce(letter);
        return kept && (outcome instanceof Outcome.Broken || outcome instanceof Outcome.Away)
                ? sendOnce(letter)
                : outcome;
    }

    private Outcome sendOnce(Addressed letter) {
        Transport open;
        try {
            open = transport();
        } catch (MessagingException failure) {
            hangUp();
            return new Outcome.Away(
                    failure instanceof AuthenticationFailedException
                            ? "not let in"
                            : "no connection");
        }
        try {
            open.sendMessage(
                    new ReadyMessage(letter),
                    new Address[] {new InternetAddress(letter.recipient())});
            return new Outcome.Accepted();
        } catch (MessagingException | IllegalStateException failure) {
            hangUp();
            return failure instanceof MessagingException answered
                    ? outcomeOf(answered)
                    : new Outcome.Broken("connection lost");
        }
    }

    private Transport transport() throws MessagingException {
        var open = transport;
        if (open == null) {
            open = server.connect();
            transport = open;
        }
        return open;
    }

    private static Outcome outcomeOf(MessagingException failure) {
        Outcome outcome = new Outcome.Broken("connection lost");
        for (Exception link = failure; link != null; link = causeOf(link)) {
            switch (link) {
                case SMTPAddressFailedException refused ->
                        outcome = outcomeOf(refused.getReturnCode(), refused.getMessage());
                case SMTPSenderFailedException refused ->
                        outcome =
                                new Outcome.Away(
                                        reply(refused.getReturnCode(), refused.getMessage()));
                case SMTPSendFailedException refused ->
                        outcome = outcomeOf(refused.getReturnCode(), refused.getMessage());
                default -> {}
            }
        }
        return outcome;
    }

    private static @Nullable Exception causeOf(Exception link) {
        return link instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static Outcome outcomeOf(int code, @Nullable String answer) {
        if (OUR_FAULT.contains(code)) {
            return new Outcome.Away(reply(code, answer));
        }
        if (code == MAILBOX_FULL || (code >= 400 && code < 500)) {
            return new Outcome.Deferred(reply(code, answer));
        }
        if (code >= 500 && code < 600) {
            return new Outcome.Refused(reply(code, answer));
        }
        return new Outcome.Broken("connection lost");
    }

    /** The codes of an answer; its words may name the reader. */
    private static String reply(int code, @Nullable String answer) {
        var enhanced = ENHANCED_CODE.matcher(answer == null ? "" : answer);
        return enhanced.find() ? code + " " + enhanced.group(1) : Integer.toString(code);
    }

    @Override
    public void close() {
        hangUp();
    }

    /** Ends the connection; the next letter opens another one. */
    void hangUp() {
        var open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException _) {
                // it is gone either way
            }
        }
    }

    /** What the mail server is told: from whom, to whom, and the message in ASCII. */
    record Addressed(String sender, String recipient, String message) {
        @Override
        public String toString() {
            return "letter"; // personal data stays out of logs
        }
    }

    /** Goes out as it was written; Jakarta Mail would take it apart and put it together again. */
    private static final class ReadyMessage extends MimeMessage {
        private final Addressed letter;

        ReadyMessage(Addressed letter) {
            super((Session) null);
            this.letter = letter;
        }

        @Override
        public Address[] getFrom() throws MessagingException {
            return new Address[] {new InternetAddress(letter.sender())};
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(letter.message().getBytes(StandardCharsets.US_ASCII));
        }
    }
}

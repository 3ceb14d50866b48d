package de.smartregion.local.mailbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;

/** Takes letters by SMTP for any address and hands out the latest by IMAP. */
final class PostOffice implements AutoCloseable {

    /** IMAP keeps whole letters in memory; the page reads them from files and shows many more. */
    private static final int KEPT_FOR_IMAP = 500;

    /** Senders keep their connections; the library would hang up after half a minute. */
    private static final int IDLE_MILLISECONDS = 600_000;

    private record Delivery(GreenMailUser user, MailFolder inbox) {}

    private final GreenMail server;
    private final Letters letters;
    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    private PostOffice(GreenMail server, Letters letters) {
        this.server = server;
        this.letters = letters;
    }

    static PostOffice open(Letters letters, String host, int smtpPort, int imapPort)
            throws IOException {
        var setups =
                new ServerSetup[] {
                    new ServerSetup(smtpPort, host, ServerSetup.PROTOCOL_SMTP),
                    new ServerSetup(imapPort, host, ServerSetup.PROTOCOL_IMAP)
                };
        var server = new GreenMail(setups);
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        var office = new PostOffice(server, letters);
        office.hangOut();
        server.getUserManager().setMessageDeliveryHandler(office::receive);
        server.getSmtp().setClientSocketTimeout(IDLE_MILLISECONDS);
        server.getImap().setClientSocketTimeout(IDLE_MILLISECONDS);
        return office;
    }

    /** Puts the latest letters of earlier runs back into their inboxes, oldest first. */
    private void hangOut() throws IOException {
        for (var letter : letters.newest(null, KEPT_FOR_IMAP).reversed()) {
            var source = letters.source(letter.number());
            if (source.isEmpty()) {
                continue;
            }
            try {
                for (var address : letter.to()) {
                    var message =
                            new MimeMessage(
                                    Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(source.get()));
                    user(address).deliver(message);
                }
            } catch (MessagingException | UserException e) {
                throw new IOException(
                        "letter " + letter.number() + " cannot be put into its inbox", e);
            }
        }
    }

    /**
     * Called once per recipient, one letter at a time; the letter is kept once, before the first of
     * them.
     */
    private GreenMailUser receive(MovingMessage message, MailAddress recipient)
            throws UserException {
        var recipients = List.copyOf(message.getToAddresses());
        if (recipients.getFirst().equals(recipient)) {
            letters.keep(
                    message.getMessage(), recipients.stream().map(MailAddress::getEmail).toList());
        }
        return user(recipient.getEmail());
    }

    private GreenMailUser user(String address) throws UserException {
        var users = server.getUserManager();
        var user = users.getUserByEmail(address);
        if (user == null) {
            user = users.createUser(address, address, address);
        }
        deliveries.addLast(new Delivery(user, inbox(user)));
        if (deliveries.size() > KEPT_FOR_IMAP) {
            forget(deliveries.removeFirst());
        }
        return user;
    }

    private MailFolder inbox(GreenMailUser user) throws UserException {
        try {
            return server.getUserManager().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new UserException(e);
        }
    }

    private void forget(Delivery oldest) {
        var uids = oldest.inbox().getMessageUids();
        if (uids.length > 0) {
            oldest.inbox().expunge(new IdRange[] {new IdRange(uids[0])});
        }
        if (deliveries.stream().noneMatch(delivery -> delivery.user().equals(oldest.user()))) {
            server.getUserManager().deleteUser(oldest.user());
        }
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    @Override
    public void close() {
        server.stop();
    }
}

package de.smartregion.local.mailbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands out the latest letters by IMAP; a letter shows there a moment after it was accepted. */
final class PostOffice implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

    /** IMAP keeps whole letters in memory; the page reads them from files and shows many more. */
    private static final int KEPT = 500;

    private static final int IDLE_MILLISECONDS = 600_000;

    /**
     * Filling an inbox costs more than accepting the letter; under load nobody reads them by IMAP.
     */
    private static final Duration PACE = Duration.ofMillis(5);

    private static final Session SESSION = Session.getInstance(new Properties());

    private final GreenMail server;
    private final Letters letters;
    private final BlockingQueue<Letter> arrived = new ArrayBlockingQueue<>(KEPT);
    private final Deque<GreenMailUser> deliveries = new ArrayDeque<>();
    private final Map<GreenMailUser, Integer> waiting = new HashMap<>();
    private final Thread postman;

    private PostOffice(GreenMail server, Letters letters) {
        this.server = server;
        this.letters = letters;
        this.postman =
                Thread.ofPlatform().daemon().name("imap-postman").unstarted(this::deliverAll);
    }

    static PostOffice open(Letters letters, String host, int port) {
        var server = new GreenMail(new ServerSetup(port, host, ServerSetup.PROTOCOL_IMAP));
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        server.getImap().setClientSocketTimeout(IDLE_MILLISECONDS);
        var office = new PostOffice(server, letters);
        letters.newest(null, KEPT).reversed().forEach(office::take); // of earlier runs
        office.postman.start();
        return office;
    }

    /**
     * Never makes anybody wait: when letters come faster than inboxes are filled, the oldest stays
     * out.
     */
    void take(Letter letter) {
        while (!arrived.offer(letter)) {
            arrived.poll();
        }
    }

    private void deliverAll() {
        try {
            while (true) {
                deliver(arrived.take());
                TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Letter letter) {
        try {
            var source = letters.source(letter.number());
            if (source.isEmpty()) {
                return;
            }
            for (var address : letter.to()) {
                var content = new ByteArrayInputStream(source.get());
                inboxOf(address).deliver(new MimeMessage(SESSION, content));
            }
        } catch (IOException | MessagingException | UserException | RuntimeException e) {
            LOG.warn("letter {} cannot be put into its inbox: {}", letter.number(), e.toString());
        }
    }

    private GreenMailUser inboxOf(String address) throws UserException {
        var users = server.getUserManager();
        var user = users.getUserByEmail(address);
        if (user == null) {
            user = users.createUser(address, address, address);
        }
        deliveries.addLast(user);
        waiting.merge(user, 1, Integer::sum);
        if (deliveries.size() > KEPT) {
            forgetOneOf(deliveries.removeFirst());
        }
        return user;
    }

    private void forgetOneOf(GreenMailUser user) throws UserException {
        if (waiting.merge(user, -1, Integer::sum) == 0) {
            waiting.remove(user);
            server.getUserManager().deleteUser(user);
            return;
        }
        try {
            var inbox = server.getUserManager().getImapHostManager().getInbox(user);
            var uids = inbox.getMessageUids();
            if (uids.length > 0) {
                inbox.expunge(new IdRange[] {new IdRange(uids[0])});
            }
        } catch (FolderException e) {
            throw new UserException(e);
        }
    }

    int port() {
        return server.getImap().getPort();
    }

    @Override
    public void close() {
        postman.interrupt();
        server.stop();
    }
}

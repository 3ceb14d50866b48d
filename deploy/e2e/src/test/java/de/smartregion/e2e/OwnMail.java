package de.smartregion.e2e;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import java.util.Arrays;
import java.util.List;

/** A mail server inside the test: whatever is killed, what it accepted stays. */
final class OwnMail implements Postbox, AutoCloseable {

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    OwnMail() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    List<Letter> all() {
        return Arrays.stream(server.getReceivedMessages()).map(Letter::of).toList();
    }

    int count() {
        return server.getReceivedMessages().length;
    }

    @Override
    public List<Letter> letters(String email) {
        return all().stream().filter(letter -> letter.to().equalsIgnoreCase(email)).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}

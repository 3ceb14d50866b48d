package de.smartregion.local.mailbox;

import java.io.IOException;
import java.nio.file.Path;

/** Where the local system's letters arrive: SMTP, IMAP and a page. */
public final class Mailbox implements AutoCloseable {

    /** So many letters are listed; older ones stay as files. */
    private static final int LISTED = 20_000;

    private final SmtpDoor door;
    private final PostOffice office;
    private final MailboxPages pages;

    private Mailbox(SmtpDoor door, PostOffice office, MailboxPages pages) {
        this.door = door;
        this.office = office;
        this.pages = pages;
    }

    /** Opens the mailbox on these ports (0: any free one). */
    public static Mailbox open(Path folder, String host, int smtpPort, int imapPort, int webPort)
            throws IOException {
        var letters = Letters.open(folder, LISTED);
        var office = PostOffice.open(letters, host, imapPort);
        try {
            var pages = MailboxPages.open(letters, host, webPort);
            try {
                var door =
                        SmtpDoor.open(
                                host,
                                smtpPort,
                                (sender, recipients, content) ->
                                        office.take(letters.keep(sender, recipients, content)));
                return new Mailbox(door, office, pages);
            } catch (IOException | RuntimeException e) {
                pages.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            office.close();
            throw e;
        }
    }

    public int smtpPort() {
        return door.port();
    }

    public int imapPort() {
        return office.port();
    }

    public int webPort() {
        return pages.port();
    }

    @Override
    public void close() throws IOException {
        door.close();
        pages.close();
        office.close();
    }
}

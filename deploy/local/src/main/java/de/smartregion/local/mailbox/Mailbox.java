package de.smartregion.local.mailbox;

import java.io.IOException;
import java.nio.file.Path;

/** Where the local system's letters arrive: SMTP, IMAP and a page. */
public final class Mailbox implements AutoCloseable {

    /** So many letters are listed; older ones stay as files. */
    private static final int LISTED = 20_000;

    private final PostOffice office;
    private final MailboxPages pages;

    private Mailbox(PostOffice office, MailboxPages pages) {
        this.office = office;
        this.pages = pages;
    }

    /** Opens the mailbox on these ports (0: any free one). */
    public static Mailbox open(Path folder, String host, int smtpPort, int imapPort, int webPort)
            throws IOException {
        var letters = Letters.open(folder, LISTED);
        var office = PostOffice.open(letters, host, smtpPort, imapPort);
        try {
            return new Mailbox(office, MailboxPages.open(letters, host, webPort));
        } catch (IOException | RuntimeException e) {
            office.close();
            throw e;
        }
    }

    public int smtpPort() {
        return office.smtpPort();
    }

    public int imapPort() {
        return office.imapPort();
    }

    public int webPort() {
        return pages.port();
    }

    @Override
    public void close() {
        pages.close();
        office.close();
    }
}

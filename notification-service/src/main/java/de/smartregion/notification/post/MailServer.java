package de.smartregion.notification.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

import org.springframework.mail.javamail.JavaMailSenderImpl;

import java.time.Duration;
import java.util.Properties;

/**
 * Where letters go out: the server of {@code spring.mail.*}, with our time limits on every answer.
 */
final class MailServer {
    private final JavaMailSenderImpl settings;
    private final Session session;

    MailServer(JavaMailSenderImpl settings, Duration timeout) {
        this.settings = settings;
        var properties = new Properties();
        properties.putAll(settings.getJavaMailProperties());
        var limit = Long.toString(timeout.toMillis());
        properties.putIfAbsent("mail.smtp.connectiontimeout", limit);
        properties.putIfAbsent("mail.smtp.timeout", limit);
        properties.putIfAbsent("mail.smtp.writetimeout", limit);
        properties.putIfAbsent("mail.smtp.quitwait", "false");
        this.session = Session.getInstance(properties);
    }

    Transport connect() throws MessagingException {
        var protocol = settings.getProtocol() == null ? "smtp" : settings.getProtocol();
        var transport = session.getTransport(protocol);
        transport.connect(
                settings.getHost(),
                settings.getPort(),
                settings.getUsername(),
                settings.getPassword());
        return transport;
    }
}

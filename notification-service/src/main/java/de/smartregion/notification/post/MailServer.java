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
    private final String protocol;
    private final Session session;

    MailServer(JavaMailSenderImpl settings, Duration timeout) {
        this.settings = settings;
        this.protocol = settings.getProtocol() == null ? "smtp" : settings.getProtocol();
        var properties = new Properties();
        properties.putAll(settings.getJavaMailProperties());
        var limit = Long.toString(timeout.toMillis());
        properties.putIfAbsent(named("connectiontimeout"), limit);
        properties.putIfAbsent(named("timeout"), limit);
        properties.putIfAbsent(named("writetimeout"), limit);
        properties.putIfAbsent(named("quitwait"), "false");
        properties.putIfAbsent(named("socketFactory"), new PromptSockets());
        properties.putIfAbsent(named("socketFactory.fallback"), "false");
        this.session = Session.getInstance(properties);
    }

    private String named(String property) {
        return "mail." + protocol + "." + property;
    }

    Transport connect() throws MessagingException {
        var transport = session.getTransport(protocol);
        transport.connect(
                settings.getHost(),
                settings.getPort(),
                settings.getUsername(),
                settings.getPassword());
        return transport;
    }
}

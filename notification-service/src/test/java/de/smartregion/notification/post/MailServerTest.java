package de.smartregion.notification.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.IntStream;

class MailServerTest {

    private static final String LINE = "so long that the letter does not fit into one packet\r\n";

    /** The quickest of many: a busy machine may keep some waiting, a line that waits keeps all. */
    @Test
    void theEndOfALetterDoesNotWaitForTheServerToAcknowledgeItsBeginning() {
        try (var server = new ScriptedMailServer();
                var line = new SmtpLine(at(server.port(), "smtp", Duration.ofSeconds(10)))) {
            var letter =
                    new SmtpLine.Addressed(
                            "us@region.example",
                            "reader@region.example",
                            "Message-ID: <a@region.example>\r\n\r\n" + LINE.repeat(400));
            var quickest =
                    IntStream.range(0, 40)
                            .mapToLong(
                                    _ -> {
                                        var start = System.nanoTime();
                                        assertThat(line.send(letter))
                                                .isEqualTo(new Outcome.Accepted());
                                        return System.nanoTime() - start;
                                    })
                            .skip(20) // a new connection is acknowledged at once for a while
                            .min()
                            .orElseThrow();
            assertThat(Duration.ofNanos(quickest)).isLessThan(Duration.ofMillis(25));
        }
    }

    /** What listens does not answer, not even with a handshake. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void overTlsAnswersAreNotAwaitedForEverEither() throws IOException {
        try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var server = at(mute.getLocalPort(), "smtps", Duration.ofMillis(200));
            assertThatThrownBy(server::connect).isInstanceOf(MessagingException.class);
        }
    }

    private static MailServer at(int port, String protocol, Duration timeout) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.setProtocol(protocol);
        return new MailServer(settings, timeout);
    }
}

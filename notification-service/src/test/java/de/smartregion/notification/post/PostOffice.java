package de.smartregion.notification.post;

import de.smartregion.platform.infrastructure.Store;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One instance of the post; several may share a store. */
final class PostOffice implements AutoCloseable {
    static final Instant HAPPENED = Instant.parse("2027-02-01T08:59:59Z");

    final Deliveries deliveries;
    final CircuitBreaker circuit;
    final PostMetrics metrics;
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final Postman postman;

    PostOffice(
            MongoTemplate store, int smtpPort, PostSettings settings, String owner, Clock clock) {
        deliveries = new Deliveries(store);
        circuit = CircuitBreaker.of("mail-server", PostConfiguration.circuit(settings));
        metrics = new PostMetrics(registry, clock);
        var mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(smtpPort);
        postman =
                new Postman(
                        deliveries,
                        new MailServer(mail, settings.timeout()),
                        circuit,
                        PostConfiguration.rate(settings),
                        metrics,
                        settings,
                        owner,
                        clock);
    }

    static PostOffice open(MongoTemplate store, int smtpPort, Clock clock) {
        var office =
                new PostOffice(store, smtpPort, settings(), UUID.randomUUID().toString(), clock);
        office.postman.start();
        return office;
    }

    static MongoTemplate store() {
        return Store.mongo();
    }

    /** Quick where a machine waits, slow where a letter rests: the clock is moved for that. */
    static PostSettings settings() {
        return settings(null, 4, 50);
    }

    static PostSettings settings(@Nullable String owner, int workers, int room) {
        return settings(owner, workers, room, Duration.ofSeconds(2));
    }

    static PostSettings settings(@Nullable String owner, int workers, int room, Duration timeout) {
        return new PostSettings(
                owner,
                workers,
                room,
                Duration.ofSeconds(12),
                timeout,
                Duration.ofSeconds(30),
                Duration.ofMillis(20),
                3,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                1000,
                Duration.ofMillis(200),
                Duration.ofDays(90));
    }

    static SealedLetter letter(String id) {
        var message =
                """
                Message-ID: <%s@region.example>\r
                From: office@region.example\r
                To: reader@region.example\r
                Subject: %s\r
                \r
                Secret-Token\r
                """
                        .formatted(id, id);
        return new SealedLetter(
                id,
                "seat-confirmed",
                "office@region.example",
                "reader@region.example",
                HAPPENED,
                message);
    }

    /** Says whether it is new. */
    boolean accept(String id) {
        return postman.accept(List.of(letter(id))) == 1;
    }

    static String messageId(String id) {
        return "<" + id + "@region.example>";
    }

    Delivery find(String id) {
        return deliveries.find(id).orElseThrow();
    }

    DeliveryState state(String id) {
        return find(id).state();
    }

    @Override
    public void close() {
        postman.stop();
    }
}

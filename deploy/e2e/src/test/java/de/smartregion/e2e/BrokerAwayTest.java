package de.smartregion.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A system of its own on a broker of its own, which goes away and comes back. */
@Order(7)
@ResourceLock(Region.ANOTHER)
class BrokerAwayTest {

    @Test
    void peopleRegisterAndTheirLettersFollow() throws Exception {
        var away = Duration.ofSeconds(Boolean.getBoolean("e2e.long") ? 60 : 15);
        try (var broker = new Broker(Region.folder("broker")).start().withTopics();
                var mail = new OwnMail();
                var own =
                        Region.start(
                                Region.folder("own-broker"),
                                List.of(
                                        "--kafka",
                                        broker.address(),
                                        "--smtp",
                                        "127.0.0.1:" + mail.port()),
                                List.of())) {
            var gathering = own.api().publishGathering("Funkloch " + UUID.randomUUID(), 500);
            var before = Person.called("Vorher");
            own.api().register(gathering, before);
            mail.awaitLetter(before, 1);

            broker.stop();
            var meanwhile = new ArrayList<Person>();
            var back = Instant.now().plus(away);
            while (Instant.now().isBefore(back)) {
                var person = Person.called("Funkloch" + meanwhile.size());
                own.api().register(gathering, person);
                meanwhile.add(person);
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            }
            assertThat(mail.count()).isEqualTo(1);
            broker.start();

            await("the letters follow")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> mail.count() >= 1 + meanwhile.size());
            var after = Person.called("Nachher");
            own.api().register(gathering, after);
            mail.awaitLetter(after, 1);
            assertThat(mail.all())
                    .extracting(Letter::to)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, meanwhile.size() + 2)
                                    .mapToObj(
                                            i ->
                                                    i == 0
                                                            ? before.email()
                                                            : i <= meanwhile.size()
                                                                    ? meanwhile.get(i - 1).email()
                                                                    : after.email())
                                    .toList());
            assertThat(own.api().online(gathering))
                    .isEqualTo(new Api.Pool(500, 500 - meanwhile.size() - 2, 0));
            LogsTest.assertNobodyIsNamed(own);
        }
    }
}

package de.smartregion.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Instant UNTIL = NOW.plusSeconds(60);
    private static final PostSettings SETTINGS = PostOffice.settings();

    private final Delivery written = Delivery.of(PostOffice.letter("a"), NOW);

    @Test
    void aLetterIsDueFromTheMomentItIsWritten() {
        assertThat(written.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(written.isDue(NOW)).isTrue();
    }

    @Test
    void aTakenLetterIsNobodyElsesUntilTheLeaseEnds() {
        var taken = written.claimed("one", UNTIL);
        assertThat(taken.isDue(UNTIL.minusMillis(1))).isFalse();
        assertThat(taken.isDue(UNTIL)).isTrue();
    }

    @Test
    void takingOverFromWhoeverVanishedCountsAsAnAttempt() {
        var taken = written.claimed("one", UNTIL);
        assertThat(taken.attempts()).isZero();
        assertThat(taken.claimed("one", UNTIL.plusSeconds(60)).attempts()).isZero();
        assertThat(taken.claimed("two", UNTIL.plusSeconds(60)).attempts()).isEqualTo(1);
    }

    @Test
    void aSentLetterForgetsItsReaderAndItsWords() {
        var sent = written.claimed("one", UNTIL).accepted(NOW);
        assertThat(sent.state()).isEqualTo(DeliveryState.SENT);
        assertThat(sent.recipient()).isNull();
        assertThat(sent.message()).isNull();
        assertThat(sent.dueAt()).isNull();
        assertThat(sent.endedAt()).isEqualTo(NOW);
    }

    @Test
    void failuresRestLongerEachTimeAndThenBlock() {
        var once = written.claimed("one", UNTIL).failed("451", NOW, SETTINGS);
        var twice = once.claimed("one", UNTIL).failed("451", NOW, SETTINGS);
        var thrice = twice.claimed("one", UNTIL).failed("451", NOW, SETTINGS);

        assertThat(once.state()).isEqualTo(DeliveryState.RETRY);
        assertThat(rest(once)).isBetween(Duration.ofSeconds(27), Duration.ofSeconds(33));
        assertThat(rest(twice)).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
        assertThat(thrice.state()).isEqualTo(DeliveryState.BLOCKED);
        assertThat(thrice.attempts()).isEqualTo(3);
        assertThat(thrice.reply()).isEqualTo("451");
    }

    @Test
    void whatWasNotTriedWaitsWithoutAnAttemptSpent() {
        var back = written.claimed("one", UNTIL).putBack(NOW);
        assertThat(back.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(back.attempts()).isZero();
        assertThat(back.owner()).isNull();

        var later =
                written.claimed("one", UNTIL)
                        .failed("451", NOW, SETTINGS)
                        .claimed("one", UNTIL)
                        .putBack(NOW);
        assertThat(later.state()).isEqualTo(DeliveryState.RETRY);
        assertThat(later.attempts()).isEqualTo(1);
    }

    @Test
    void theStaffGivesABlockedLetterAnotherRound() {
        var retried = written.claimed("one", UNTIL).refused("550", NOW).retried(NOW);
        assertThat(retried.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(retried.attempts()).isZero();
        assertThat(retried.isDue(NOW)).isTrue();
        assertThat(retried.message()).isNotNull();
    }

    @Test
    void everyStepRaisesTheVersionThatDecidesWhoWasFirst() {
        var taken = written.claimed("one", UNTIL);
        assertThat(taken.version()).isEqualTo(written.version() + 1);
        assertThat(taken.accepted(NOW).version()).isEqualTo(taken.version() + 1);
    }

    @Test
    void nothingPersonalPrintsItself() {
        assertThat(written + " " + PostOffice.letter("a")).doesNotContain("reader", "Secret");
    }

    private static Duration rest(Delivery delivery) {
        var due = delivery.dueAt();
        return Duration.between(NOW, due == null ? NOW : due);
    }
}

package de.smartregion.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class AttemptsTest {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Attempts attempts = new Attempts(() -> now);

    @Test
    void whoMistypesTwiceNeedNotWait() {
        attempts.failed("a", "here");
        attempts.failed("a", "here");

        assertThat(attempts.wait("a", "here")).isZero();
    }

    @Test
    void whoGuessesWaitsTwiceAsLongEachTime() {
        fail(3);
        assertThat(attempts.wait("a", "here")).isEqualTo(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        assertThat(attempts.wait("a", "here")).isZero();
        fail(1);
        assertThat(attempts.wait("a", "here")).isEqualTo(Duration.ofSeconds(4));
        fail(60);
        assertThat(attempts.wait("a", "here")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void somebodyElseAndSomewhereElseIsNotHeldUp() {
        fail(10);

        assertThat(attempts.wait("b", "here")).isZero();
        assertThat(attempts.wait("a", "there")).isZero();
    }

    @Test
    void whoTriesOnePasswordWithManyAccountsWaitsTooAndKnowingOneIsNoWayAround() {
        for (int i = 0; i < 20; i++) {
            assertThat(attempts.wait("somebody-" + i, "here")).isZero();
            attempts.failed("somebody-" + i, "here");
            attempts.succeeded("mine", "here");
        }

        assertThat(attempts.wait("anybody", "here")).isEqualTo(Duration.ofSeconds(2));
        assertThat(attempts.wait("anybody", "there")).isZero();
        now = now.plusSeconds(2);
        attempts.failed("anybody", "here");
        assertThat(attempts.wait("mine", "here")).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void theRightPasswordAndTimeMakeItForgotten() {
        fail(3);
        attempts.succeeded("a", "here");
        fail(1);
        assertThat(attempts.wait("a", "here")).isZero();

        fail(9);
        now = now.plus(Duration.ofHours(2));
        fail(1);
        assertThat(attempts.wait("a", "here")).isZero();
    }

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            attempts.failed("a", "here");
        }
    }
}

package de.smartregion.notification.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.smartregion.platform.event.UnreadableEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The life of a call. */
class CallTest {
    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Duration KEEP = Duration.ofDays(30);
    private static final List<Duration> PAUSES = Ring.settings().pauses();

    private final Call written = Call.of(Ring.notice("e-1", "w"), NOW, KEEP);

    private static Attempt answered(@Nullable Integer status) {
        return new Attempt(NOW, 12, status, status == null ? "no connection" : null);
    }

    private static Call made(Call call, @Nullable Integer status, Instant now) {
        return call.claimed(now.plusSeconds(60)).after(answered(status), now, PAUSES);
    }

    @Test
    void itIsNamedAfterItsEventAndItsWebhookAndTellsNoMoreThanThatItHappened() {
        assertThat(written.id()).isEqualTo("e-1:w");
        assertThat(written.body())
                .isEqualTo(
                        """
                        {"specversion":"1.0","id":"e-1","source":"/events-service",\
                        "type":"de.smartregion.events.seat-confirmed.v1","subject":"forum",\
                        "time":"2027-02-01T09:00:00Z"}""");
        assertThat(written.state()).isEqualTo(CallState.PENDING);
        assertThat(written.dueAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void whatIsAnsweredIsDelivered(int status) {
        var delivered = made(written, status, NOW);
        assertThat(delivered.state()).isEqualTo(CallState.DELIVERED);
        assertThat(delivered.attempts()).isEqualTo(1);
        assertThat(delivered.dueAt()).isNull();
        assertThat(delivered.log()).containsExactly(answered(status));
    }

    @Test
    void itIsMadeElevenTimesInThreeDaysAndThenGivenUp() {
        var rests = new ArrayList<Duration>();
        var call = written;
        var now = NOW;
        while (call.dueAt() != null) {
            now = call.dueAt();
            call = made(call, call.attempts() % 2 == 0 ? null : (Integer) 503, now);
            if (call.dueAt() != null) {
                assertThat(call.state()).isEqualTo(CallState.RETRY);
                rests.add(Duration.between(now, call.dueAt()));
            }
        }
        assertThat(rests).isEqualTo(PAUSES);
        assertThat(call.state()).isEqualTo(CallState.FAILED);
        assertThat(call.attempts()).isEqualTo(11);
        assertThat(call.log()).hasSize(11);
        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(now).isBefore(call.keptUntil());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 429, 500})
    void whateverElseIsAnsweredIsAFailure(int status) {
        assertThat(made(written, status, NOW).state()).isEqualTo(CallState.RETRY);
    }

    @Test
    void whoIsGoneIsNotCalledAgainAndATestIsMadeOnce() {
        assertThat(made(written, 410, NOW).state()).isEqualTo(CallState.FAILED);
        var test = Call.of(Notice.test("w", NOW), NOW, KEEP);
        assertThat(made(test, null, NOW).state()).isEqualTo(CallState.FAILED);
        assertThat(made(test, 204, NOW).state()).isEqualTo(CallState.DELIVERED);
    }

    @Test
    void whoTakesOverFromOneThatVanishedCountsAnAttempt() {
        var taken = written.claimed(NOW.plusSeconds(60));
        assertThat(taken.state()).isEqualTo(CallState.SENDING);
        assertThat(taken.attempts()).isZero();
        assertThat(taken.claimed(NOW.plusSeconds(120)).attempts()).isEqualTo(1);
        assertThat(taken.claimed(NOW.plusSeconds(120)).version()).isEqualTo(3);
    }

    @Test
    void madeAgainItIsTheSameCallWithItsLogAndAnotherMonth() {
        var later = NOW.plus(Duration.ofDays(20));
        var again = made(written, 410, NOW).again(later, KEEP);
        assertThat(again.id()).isEqualTo(written.id());
        assertThat(again.body()).isEqualTo(written.body());
        assertThat(again.state()).isEqualTo(CallState.PENDING);
        assertThat(again.attempts()).isZero();
        assertThat(again.log()).hasSize(1);
        assertThat(again.keptUntil()).isEqualTo(later.plus(KEEP));
        assertThat(written.again(later, KEEP)).as("open").isEqualTo(written);
    }

    @Test
    void theLogKeepsTheLatest() {
        var call = written;
        for (int round = 0; round < 40; round++) {
            call = made(call.again(NOW, KEEP), 200 + round, NOW);
        }
        assertThat(call.log()).hasSize(30);
        assertThat(call.log().getLast().status()).isEqualTo(239);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a:b", "a\r\nX-Evil: 1", "ä"})
    void anEventWithoutAPlainNameIsNotTold(String name) {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> Ring.notice(name, "w"));
    }
}

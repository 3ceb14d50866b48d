package de.smartregion.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

class AllowanceTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong(-5_000_000_000L); // clocks may start anywhere
    private final Allowance<String> allowance = new Allowance<>(3, HOUR, 1_000, now::get);

    @Test
    void threeMayAndTheNextOneOnceTheFirstIsAPeriodAgo() {
        assertThat(allowance.take("ada", 1)).isZero();
        pass(Duration.ofMinutes(30));
        assertThat(allowance.take("ada", 2)).isZero();

        var wait = allowance.take("ada", 1);
        assertThat(wait).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(32));
        assertThat(allowance.take("grace", 3)).as("somebody else").isZero();
        pass(wait.minusNanos(1));
        assertThat(allowance.take("ada", 1)).isPositive();
        pass(Duration.ofNanos(1));
        assertThat(allowance.take("ada", 1)).isZero();
        assertThat(allowance.take("ada", 1)).isPositive();
    }

    @Test
    void whateverHourOneLooksAtThereAreNeverMoreThanThree() {
        var random = new Random(7);
        var taken = new ArrayList<Long>();
        for (int i = 0; i < 5_000; i++) {
            pass(Duration.ofSeconds(random.nextInt(600)));
            if (allowance.take("ada", 1).isZero()) {
                taken.add(now.get());
            }
        }
        assertThat(taken).hasSizeGreaterThan(500);
        for (int i = 3; i < taken.size(); i++) {
            assertThat(taken.get(i) - taken.get(i - 3)).isGreaterThanOrEqualTo(HOUR.toNanos());
        }
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        allowance.take("ada", 1);
        allowance.take("ada", 2);
        assertThat(allowance.take("ada", 1)).isPositive();

        allowance.giveBack("ada", 2);
        assertThat(allowance.take("ada", 2)).isZero();
        assertThat(allowance.take("ada", 1)).isPositive();
        allowance.giveBack("nobody", 2);
    }

    @Test
    void whoeverAsksForMoreThanThereEverIsGetsAllOrWaitsForAll() {
        assertThat(allowance.take("ada", 1)).isZero();
        var wait = allowance.take("ada", 50);
        assertThat(wait).isPositive();
        pass(wait);
        assertThat(allowance.take("ada", 50)).isZero();
        assertThat(allowance.take("ada", 1)).isPositive();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}

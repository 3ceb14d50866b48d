package de.smartregion.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jakarta.servlet.ServletException;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

class SignInLimitsTest {
    private static final String BEGIN = "/oauth2/authorization/smart-region";
    private static final String BACK = "/login/oauth2/code/smart-region";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SignInLimits limits = new SignInLimits(settings(), meters);

    @Test
    void aNetworkTakesEachStepOnlySoOften() throws ServletException, IOException {
        for (var step : new String[] {"/anmelden", BEGIN, BACK}) {
            for (int times = 0; times < 3; times++) {
                assertThat(asked(step, "203.0.113.7").getStatus()).as(step).isEqualTo(200);
            }
            var refused = asked(step, "203.0.113.7");
            assertThat(refused.getStatus()).as(step).isEqualTo(429);
            assertThat(refused.getHeader("Retry-After")).matches("[0-9]+");
            assertThat(asked(step, "203.0.113.8").getStatus()).as("another network").isEqualTo(200);
        }
        assertThat(meters.counter("smartregion.limits.refused", "by", "sign-in").count())
                .isEqualTo(3);
    }

    @Test
    void whoOnlyReadsIsNotCounted() throws ServletException, IOException {
        for (int times = 0; times < 10; times++) {
            assertThat(asked("/veranstaltungen", "203.0.113.7").getStatus()).isEqualTo(200);
        }
    }

    private MockHttpServletResponse asked(String path, String address)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        limits.doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static LimitSettings settings() {
        var many = new LimitSettings.Rate(1_000, Duration.ofMinutes(1));
        var few = new LimitSettings.Rate(3, Duration.ofHours(1));
        return new LimitSettings(
                many,
                many,
                few,
                new LimitSettings.Letters(3, Duration.ofHours(1)),
                new LimitSettings.Seats(30, 300, Duration.ofDays(2)),
                new LimitSettings.Holds(20, Duration.ofMinutes(10)),
                new LimitSettings.Proof(
                        50_000, Duration.ofMinutes(20), "", "", 60, Duration.ofHours(1)),
                1_000,
                DataSize.ofKilobytes(64),
                List.of(),
                4);
    }
}

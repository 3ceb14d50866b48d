package de.smartregion.gateway.portal;

import static de.smartregion.gateway.StubService.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.gateway.StubService;
import de.smartregion.gateway.portal.consulting.CaseFiles;
import de.smartregion.gateway.portal.consulting.Cases;
import de.smartregion.gateway.portal.consulting.CasesClient;
import de.smartregion.gateway.portal.events.ServiceAway;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A table of all consultations takes longer than a page may. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "smartregion.portal.consulting.answer=300ms")
class CaseFilesTest {
    private static final StubService CONSULTING = new StubService();

    @Autowired private CaseFiles files;
    @Autowired private CasesClient cases;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) {
        properties.add("smartregion.services.consulting", CONSULTING::address);
    }

    @Test
    void aFileIsWaitedForLongerThanAPage() {
        var inside = new CountDownLatch(1);
        var late = new CountDownLatch(1);
        CONSULTING.answers(
                exchange -> {
                    inside.countDown();
                    await(late);
                    answering(200, "Eingang;Stand").answer(exchange);
                });

        var file = CompletableFuture.supplyAsync(() -> files.sheet("csv", Cases.Filter.NONE));
        await(inside);
        assertThatThrownBy(cases::load).isInstanceOf(ServiceAway.class);
        late.countDown();

        assertThat(file.join()).isEqualTo("Eingang;Stand".getBytes(StandardCharsets.UTF_8));
    }

    private static void await(CountDownLatch what) {
        try {
            assertThat(what.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

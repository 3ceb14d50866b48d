package de.smartregion.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.gateway.PuzzleSolver;
import de.smartregion.gateway.security.RegistrationLimits.Verdict;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/** Three letters without a proof in any hour, for everybody together. */
class ProofLimitsTest {
    private static final String REGISTRATIONS = "/api/events/gatherings/g-1/registrations";
    private static final String SUBSCRIPTIONS = "/api/catalog/subscriptions";
    private static final String FEEDBACK = "/api/notifications/feedback";
    private static final int MOST = 3;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final JsonMapper json = JsonMapper.shared();
    private final LimitSettings settings =
            LimiterTest.with(
                    new LimitSettings.Proof(
                            99, Duration.ofMinutes(20), "", "", MOST, Duration.ofHours(1)));
    private final Puzzles puzzles = new Puzzles(settings, json, Clock.systemUTC());
    private WriteLimits limits = new WriteLimits(settings, meters, json, puzzles);
    private int people;
    private int answer = 201;
    private int asked;

    @Test
    void withAProofNothingIsCounted() throws Exception {
        for (int i = 0; i < MOST + 2; i++) {
            var request = register();
            request.addHeader("Altcha-Proof", proofFor(REGISTRATIONS));
            assertThat(send(request).getStatus()).isEqualTo(201);
        }
        useUp();

        var request = register();
        request.addHeader("Altcha-Proof", proofFor(REGISTRATIONS));
        assertThat(send(request).getStatus()).isEqualTo(201);
        assertThat(proofs("good")).isEqualTo(MOST + 3);
    }

    @ParameterizedTest
    @CsvSource({
        REGISTRATIONS + ", {\"email\":\"a@b.example\"}",
        "/api/catalog/submissions, {\"author\":{\"email\":\"a@b.example\"}}",
        SUBSCRIPTIONS + ", {\"email\":\"a@b.example\"}",
        "/api/consulting/consultations, {\"email\":\"a@b.example\"}",
        FEEDBACK + ", {}"
    })
    void withoutOneTheFourthOfAllIsRefusedWhateverItIs(String path, String body) throws Exception {
        useUp();
        asked = 0;

        var refused = send(post(path, body));

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentAsString())
                .contains("urn:smartregion:problem:too-many-without-proof");
        assertThat(Long.parseLong(String.valueOf(refused.getHeader("Retry-After"))))
                .isBetween(3_500L, 3_720L);
        assertThat(asked).as("the service").isZero();
        assertThat(meters.counter("smartregion.limits.refused", "by", "proof").count())
                .isEqualTo(1);
        assertThat(proofs("none")).isEqualTo(MOST + 1);
    }

    @Test
    void aProofThatIsNoneHasNoErrorOfItsOwn() throws Exception {
        var used = proofFor(REGISTRATIONS);
        var first = register();
        first.addHeader("Altcha-Proof", used);
        assertThat(send(first).getStatus()).isEqualTo(201);
        for (var proof : new String[] {used, "rubbish", proofFor(FEEDBACK)}) {
            var request = register();
            request.addHeader("Altcha-Proof", proof);
            assertThat(send(request).getStatus()).isEqualTo(201);
        }

        var fourth = register();
        fourth.addHeader("Altcha-Proof", used);
        assertThat(send(fourth).getStatus()).isEqualTo(429);
        assertThat(proofs("used")).isEqualTo(2);
        assertThat(proofs("wrong")).isEqualTo(2);
    }

    @Test
    void whatCausedNoLetterIsGivenBack() throws Exception {
        answer = 409;
        for (int i = 0; i < MOST + 1; i++) {
            assertThat(send(register()).getStatus()).isEqualTo(409);
            assertThat(send(post(FEEDBACK, "{}")).getStatus()).isEqualTo(409);
        }
        answer = 201;
        useUp();
        assertThat(send(register()).getStatus()).isEqualTo(429);
    }

    @Test
    void whoHasATokenOrRepeatsACommandNeedsNone() throws Exception {
        var body = "{\"email\":\"a@b.example\"}";
        assertThat(send(keyed(body)).getStatus()).isEqualTo(201);
        useUp();

        assertThat(send(keyed(body)).getStatus()).isEqualTo(201);
        for (var path : new String[] {REGISTRATIONS, FEEDBACK}) {
            var known = post(path, body);
            known.addHeader("Authorization", "Bearer t");
            assertThat(send(known).getStatus()).isEqualTo(201);
        }
        var page = page();
        page.setUserPrincipal(() -> "mira");
        assertThat(send(page).getStatus()).isEqualTo(201);
        assertThat(page.getAttribute(Unproven.class.getName())).isNull();
    }

    @Test
    void aPageIsAskedAgainAndToldSo() throws Exception {
        useUp();
        asked = 0;
        answer = 400; // something typed is wrong: that is said first
        var page = page();

        assertThat(send(page).getStatus()).isEqualTo(400);

        assertThat(asked).as("the page").isEqualTo(1);
        assertThat((Long) page.getAttribute(Unproven.class.getName())).isBetween(3_500L, 3_720L);
        var proven = page();
        proven.setParameter("altcha", proofFor("/abonnements/neu"));
        send(proven);
        assertThat(proven.getAttribute(Unproven.class.getName())).isNull();
    }

    /** The service knows no key there: each writes a letter. */
    @Test
    void aSubscriptionIsCountedEachTimeWhateverItsKey() throws Exception {
        for (var email : new String[] {"a@b.example", "b@b.example"}) {
            var keyed = post(SUBSCRIPTIONS, "{\"email\":\"" + email + "\"}");
            keyed.addHeader("Idempotency-Key", "once");
            assertThat(send(keyed).getStatus()).isEqualTo(email.startsWith("a") ? 201 : 429);
            useUp();
        }
    }

    @Test
    void whatIsSentWhileTheServiceStillRefusesTheSameKeyNeedsAProofOfItsOwn() throws Exception {
        for (int i = 1; i < MOST; i++) {
            assertThat(send(register()).getStatus()).isEqualTo(201);
        }
        var inside = new ArrayList<Integer>();

        var refused =
                send(
                        keyed("{\"email\":\"a@b.example\"}"),
                        () -> {
                            inside.add(send(keyed("{\"email\":\"a@b.example\"}")).getStatus());
                            return 409;
                        });

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(inside).containsExactly(429);
        assertThat(asked).as("the service").isEqualTo(MOST);
        assertThat(send(keyed("{\"email\":\"a@b.example\"}")).getStatus()).isEqualTo(201);
        assertThat(send(register()).getStatus()).as("all was given back").isEqualTo(429);
    }

    /** A thousand seats for an address, and 400 are asked for each time. */
    @Test
    void twoAtOnceThatWereBothAcceptedUnderOneKeyAreOne() {
        var registrations = new RegistrationLimits(settings, () -> 0);
        var ask = Asked.of("a@b.example", "399").orElseThrow();
        var network = Network.of("192.0.2.1");
        var key = Digest.of("once");
        var first = registrations.ask(ask, network, key);
        var second = registrations.ask(ask, network, key);

        registrations.remember((Verdict.Counted) first);
        registrations.remember((Verdict.Counted) second);

        assertThat(registrations.ask(ask, network, key)).isInstanceOf(Verdict.Repeated.class);
        assertThat(registrations.ask(ask, network, null)).isInstanceOf(Verdict.Counted.class);
        assertThat(registrations.ask(ask, network, null)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aFormThatIsSentWhileTheSameOneIsStoppedIsStoppedToo() throws Exception {
        useUp();
        var second = form("/veranstaltungen/g-1/anmelden");
        second.setParameter("key", "a-key-of-a-form");
        second.setParameter("email", "a@b.example");
        var first = form("/veranstaltungen/g-1/anmelden");
        first.setParameter("key", "a-key-of-a-form");
        first.setParameter("email", "a@b.example");

        send(
                first,
                () -> {
                    send(second);
                    return 429;
                });

        assertThat(second.getAttribute(Unproven.class.getName())).isNotNull();
    }

    @Test
    void aFormThatMayCauseNoLetterEarnsNoRepetitionWhateverThePageSays() throws Exception {
        useUp();
        for (int i = 0; i < 2; i++) {
            var form = form("/veranstaltungen/g-1/anmelden");
            form.setParameter("key", "a-key-of-a-form");
            form.setParameter("email", "a@b.example");
            send(form, () -> 503); // the page could not even ask what is offered
            assertThat(Unproven.marks(form)).as("time %d", i).isTrue();
        }
    }

    @Test
    void whatFailedOnTheWayBackMayBeRepeated() throws Exception {
        assertThatThrownBy(
                        () ->
                                send(
                                        keyed("{\"email\":\"a@b.example\"}"),
                                        () -> {
                                            throw new IOException("nobody listens any more");
                                        }))
                .isInstanceOf(IOException.class);
        useUp();

        assertThat(send(keyed("{\"email\":\"a@b.example\"}")).getStatus()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"400, 2", "409, 1"})
    void aFormWithSomethingWrongInItHoldsNoTime(int status, int pages) throws Exception {
        var one = new LimitSettings.Holds(1, Duration.ofMinutes(10));
        limits = new WriteLimits(LimiterTest.with(settings, one), meters, json, puzzles);
        asked = 0;
        for (int i = 0; i < 2; i++) {
            var form = form("/beratung/anfragen/angaben");
            form.setParameter("next", "2027-01-01T09:00:00Z");
            send(form, () -> status);
        }
        assertThat(asked).isEqualTo(pages);
    }

    @Test
    void underTheSameKeySomebodyElseIsNoRepetition() throws Exception {
        answer = 503; // nobody knows what became of it
        assertThat(send(keyed("{\"email\":\"a@b.example\"}")).getStatus()).isEqualTo(503);
        answer = 201;
        useUp();

        assertThat(send(keyed("{\"email\":\"b@b.example\"}")).getStatus()).isEqualTo(429);
        assertThat(send(keyed("{\"email\":\"a@b.example\"}")).getStatus()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "email: a@b.example", "{\"email\":[\"a@b.example\"]}", ""})
    void whatCannotBeReadIsALetterAllTheSame(String body) throws Exception {
        assertThat(send(post(SUBSCRIPTIONS, body)).getStatus()).isEqualTo(201);
        useUp();
        assertThat(send(post(SUBSCRIPTIONS, body)).getStatus()).isEqualTo(429);
        var known = post(SUBSCRIPTIONS, body);
        known.addHeader("Authorization", "Bearer t");
        assertThat(send(known).getStatus()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "application/yaml, 415",
        "application/json;charset=IBM037, 415",
        "application/json;charset=none-of-all, 415",
        "application/cbor, 415",
        "rubbish, 415",
        "'', 415",
        "application/json;charset=utf-8, 201",
        "APPLICATION/JSON, 201"
    })
    void lettersAreAskedForInJsonOnly(String type, int status) throws Exception {
        for (var path : new String[] {REGISTRATIONS, SUBSCRIPTIONS, FEEDBACK}) {
            asked = 0;
            var request = post(path, "{\"email\":\"a@b.example\"}");
            request.removeHeader("Content-Type");
            if (!type.isEmpty()) {
                request.addHeader("Content-Type", type);
            }

            var told = send(request);

            assertThat(told.getStatus()).as(path).isEqualTo(status);
            assertThat(asked).as("the service").isEqualTo(status == 201 ? 1 : 0);
            if (status == 415) {
                assertThat(told.getContentAsString())
                        .contains("urn:smartregion:problem:unsupported-media-type");
            }
        }
    }

    @Test
    void aTimeThatAStoppedFormWouldHaveTakenIsNotHeld() throws Exception {
        var one = new LimitSettings.Holds(1, Duration.ofMinutes(10));
        limits = new WriteLimits(LimiterTest.with(settings, one), meters, json, puzzles);
        useUp();
        for (int i = 0; i < 2; i++) {
            var form = form("/beratung/anfragen/angaben");
            form.setParameter("next", "2027-01-01T09:00:00Z");
            asked = 0;

            send(
                    form,
                    () -> {
                        RequestContextHolder.setRequestAttributes(
                                new ServletRequestAttributes(form));
                        assertThat(Unproven.stops()).isTrue();
                        RequestContextHolder.resetRequestAttributes();
                        return 429;
                    });

            assertThat(asked).as("the page").isEqualTo(1);
        }
    }

    @Test
    void howMuchIsTakenOfTheBudgetIsToldAsAFigure() throws Exception {
        var taken = meters.get("smartregion.limits.without-proof").gauge();
        assertThat(taken.value()).isZero();
        send(register());
        assertThat(taken.value()).isEqualTo(1);
        useUp();
        assertThat(taken.value()).isEqualTo(MOST);
    }

    private void useUp() throws Exception {
        for (int i = 0; i < MOST; i++) {
            var request = register();
            if (send(request).getStatus() == 429) {
                return;
            }
        }
    }

    private String proofFor(String path) {
        return PuzzleSolver.solve(json.writeValueAsString(puzzles.make(path)));
    }

    private double proofs(String worth) {
        return meters.counter("smartregion.limits.proofs", "proof", worth).count();
    }

    /** Somebody else each time. */
    private MockHttpServletRequest register() {
        return post(REGISTRATIONS, "{\"email\":\"p" + people++ + "@kassel.example\"}");
    }

    private static MockHttpServletRequest keyed(String body) {
        var request = post(REGISTRATIONS, body);
        request.addHeader("Idempotency-Key", "once");
        return request;
    }

    private MockHttpServletRequest page() {
        return form("/abonnements/neu");
    }

    private MockHttpServletRequest form(String path) {
        var page = post(path, "");
        page.setParameter("email", "p" + people++ + "@kassel.example");
        return page;
    }

    private static MockHttpServletRequest post(String path, String body) {
        var request = new MockHttpServletRequest("POST", path);
        request.setServletPath(path);
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private MockHttpServletResponse send(MockHttpServletRequest request)
            throws ServletException, IOException {
        return send(request, () -> answer);
    }

    /** What a page or a service does, and how it answers. */
    private interface Doing {
        int done() throws ServletException, IOException;
    }

    private MockHttpServletResponse send(MockHttpServletRequest request, Doing doing)
            throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        limits.doFilter(
                request,
                response,
                (_, answered) -> {
                    asked++;
                    ((HttpServletResponse) answered).setStatus(doing.done());
                });
        return response;
    }
}

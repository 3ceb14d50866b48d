package de.smartregion.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;

import de.smartregion.platform.infrastructure.Tokens;
import de.smartregion.platform.security.EndpointRules;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.Locale;

@WebMvcTest(properties = "logging.level.de.smartregion.platform.web=debug")
@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

    private static final String HANGS_UP = "Test-Hangs-Up";

    private final MockMvcTester mvc;

    ProblemAdviceTest(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        Tokens.register(registry);
        registry.add("spring.application.name", () -> "test-service");
    }

    @Test
    void everyWrongFieldIsNamedInTheReadersLanguage() {
        var german = post("{\"name\":\"\",\"size\":7}", Locale.GERMAN);

        problem(german, 400, "invalid-input");
        assertThat(german).bodyJson().extractingPath("$.errors.length()").isEqualTo(2);
        assertThat(german)
                .bodyJson()
                .extractingPath("$.errors[?(@.field=='name')].message")
                .asArray()
                .containsExactly("darf nicht leer sein");
        var english = post("{\"name\":\"\",\"size\":1}", Locale.ENGLISH);
        assertThat(english)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("must not be blank");
    }

    @Test
    void jsonThatCannotBeReadSaysWhere() {
        problem(post("{", Locale.ENGLISH), 400, "invalid-input");
        var misfit = post("{\"name\":\"x\",\"size\":\"large\"}", Locale.GERMAN);
        problem(misfit, 400, "invalid-input");
        assertThat(misfit).bodyJson().extractingPath("$.errors[0].field").isEqualTo("size");
        assertThat(misfit)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("ist nicht gültig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\uffff", "\\uFFFE", "\\ud83d", "\\ude8c\\ud83d", "\uFFFF"})
    void whatIsNoCharacterIsNoTextAndSaysWhere(String none) {
        var refused = post("{\"name\":\"a " + none + " b\",\"size\":1}", Locale.ENGLISH);

        problem(refused, 400, "invalid-input");
        assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("name");
        assertThat(post("{\"name\":\"\\ud83d\\ude8c \\ufffd\",\"size\":1}", Locale.ENGLISH))
                .hasBodyTextEqualTo("🚌 \uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/yaml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/xml",
                "text/plain"
            })
    void whatIsNoJsonIsNotRead(String type) {
        var sent = sent(type, "name: x\nsize: 1\n");

        assertThat(sent).hasStatus(415);
        assertThat(sent).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(sent(type + ";charset=UTF-8", "name: x\nsize: 1\n")).hasStatus(415);
        assertThat(sent("application/json", "{\"name\":\"x\",\"size\":1}")).hasBodyTextEqualTo("x");
    }

    private MvcTestResult sent(String type, String body) {
        return mvc.post().uri("/things").header("Content-Type", type).content(body).exchange();
    }

    @Test
    void parametersAndHeadersAreNamedToo() {
        var missing = mvc.get().uri("/list").exchange();
        problem(missing, 400, "invalid-input");
        assertThat(missing).bodyJson().extractingPath("$.errors[0].field").isEqualTo("page");
        var misfit = mvc.get().uri("/list?page=first").exchange();
        assertThat(misfit).bodyJson().extractingPath("$.errors[0].field").isEqualTo("page");
        var tooLarge = mvc.get().uri("/list?page=101").exchange();
        problem(tooLarge, 400, "invalid-input");
        assertThat(tooLarge).bodyJson().extractingPath("$.errors[0].field").isEqualTo("page");
        var key = mvc.get().uri("/keyed").header(IdempotencyKey.HEADER, "a b").exchange();
        problem(key, 400, "invalid-input");
        assertThat(key).bodyJson().extractingPath("$.errors[0].field").isEqualTo("Idempotency-Key");
        assertThat(mvc.get().uri("/keyed").header(IdempotencyKey.HEADER, "a-b").exchange())
                .hasBodyTextEqualTo("a-b");
        assertThat(mvc.get().uri("/keyed").exchange()).hasBodyTextEqualTo("none");
    }

    @Test
    void aRefusalKeepsItsName() {
        var refused = mvc.get().uri("/fail/refusal").exchange();

        problem(refused, 409, "no-room");
        assertThat(refused).bodyJson().extractingPath("$.title").isEqualTo("There is no room");
        assertThat(refused).bodyJson().extractingPath("$.detail").isEqualTo("Nothing was done.");
    }

    @Test
    void whatGoesWrongHereSaysNothingButATrace() {
        var failed = mvc.get().uri("/fail/bug").exchange();

        problem(failed, 500, "internal");
        assertThat(failed).bodyJson().doesNotHavePath("$.detail");
        assertThat(failed).bodyJson().extractingPath("$.traceId").asString().isNotBlank();
        assertThat(failed).bodyText().doesNotContain("secret");
    }

    @Test
    void whoHangsUpWhileTheAnswerIsWrittenIsNoFailureOfOurs(CapturedOutput log) {
        var gone = mvc.get().uri("/answer/short").header(HANGS_UP, "yes").exchange();

        assertThat(gone).hasStatusOk().hasBodyTextEqualTo("");
        assertThat(log).contains("nobody waits for the answer").doesNotContain("failed to answer");
    }

    @Test
    void whatCannotBeWrittenIsAFailureOfOurs(CapturedOutput log) {
        var failed = mvc.get().uri("/answer/broken").exchange();

        problem(failed, 500, "internal");
        assertThat(log).contains("failed to answer");
    }

    @Test
    void aStoreThatIsAwayAsksToComeBack() {
        var away = mvc.get().uri("/fail/store").exchange();

        problem(away, 503, "unavailable");
        assertThat(away).hasHeader("Retry-After", "5");
        assertThat(away).bodyText().doesNotContain("secret");
    }

    @Test
    void versionsArePreconditions() {
        problem(mvc.get().uri("/versioned").exchange(), 428, "precondition-required");
        problem(
                mvc.get().uri("/versioned").header("If-Match", "*").exchange(),
                428,
                "precondition-required");
        problem(
                mvc.get().uri("/versioned").header("If-Match", "\"6\"").exchange(),
                412,
                "precondition-failed");
        problem(
                mvc.get().uri("/versioned").header("If-Match", "soup").exchange(),
                412,
                "precondition-failed");
        assertThat(mvc.get().uri("/versioned").header("If-Match", Versions.etag(7)).exchange())
                .hasStatusOk();
        assertThat(mvc.get().uri("/versioned").header("If-Match", Versions.etag(7, 6)).exchange())
                .hasStatusOk();
        problem(
                mvc.get().uri("/versioned").header("If-Match", Versions.etag(6, 7)).exchange(),
                412,
                "precondition-failed");
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        var unknown = mvc.get().uri("/nowhere").exchange();

        assertThat(unknown)
                .hasStatus(404)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private MvcTestResult post(String json, Locale language) {
        return mvc.post()
                .uri("/things")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", language.toLanguageTag())
                .content(json)
                .exchange();
    }

    private static void problem(MvcTestResult result, int status, String name) {
        assertThat(result).hasStatus(status);
        assertThat(result).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:smartregion:problem:" + name);
        assertThat(result).bodyJson().extractingPath("$.status").isEqualTo(status);
    }

    enum TestProblem implements Problem {
        NO_ROOM;

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String title() {
            return "There is no room";
        }
    }

    record Broken(String first) {
        @JsonProperty
        int second() {
            return Integer.parseInt(first);
        }
    }

    /** The line to who asks and says that they will be gone. */
    static class HangingUp implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            var asked = (HttpServletRequest) request;
            chain.doFilter(
                    request,
                    asked.getHeader(HANGS_UP) == null
                            ? response
                            : new HttpServletResponseWrapper((HttpServletResponse) response) {
                                @Override
                                public ServletOutputStream getOutputStream() {
                                    return new Cut();
                                }
                            });
        }
    }

    static class Cut extends ServletOutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    record Thing(@NotBlank String name, @Max(5) int size) {}

    @RestController
    static class Door {

        @PostMapping("/things")
        String things(@Valid @RequestBody Thing thing) {
            return thing.name();
        }

        @GetMapping("/list")
        int list(@RequestParam @Max(100) int page) {
            return page;
        }

        @GetMapping("/keyed")
        String keyed(
                @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                        @Nullable IdempotencyKey key) {
            return key == null ? "none" : key.value();
        }

        @GetMapping("/versioned")
        String versioned(
                @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
            Versions.ifMatch(seen, 7);
            return "changed";
        }

        @GetMapping("/answer/{how}")
        Object answer(@PathVariable String how) {
            return how.equals("broken") ? new Broken("one") : new Thing("one", 1);
        }

        @GetMapping("/fail/{how}")
        String fail(@PathVariable String how) {
            throw switch (how) {
                case "refusal" -> new ProblemException(TestProblem.NO_ROOM, "Nothing was done.");
                case "store" -> new DataAccessResourceFailureException("secret address");
                default -> new IllegalStateException("secret");
            };
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Door.class)
    static class Service {
        @Bean
        EndpointRules open() {
            return requests -> requests.requestMatchers("/**").permitAll();
        }

        @Bean
        HangingUp hangingUp() {
            return new HangingUp();
        }
    }
}

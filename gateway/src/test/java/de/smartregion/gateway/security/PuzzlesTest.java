package de.smartregion.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.smartregion.gateway.PuzzleSolver;
import de.smartregion.gateway.security.Puzzles.Proof;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class PuzzlesTest {
    private static final String PATH = "/veranstaltungen/forum/anmelden";
    private static final String KEY = "a-key-of-more-than-thirty-two-characters";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private final Puzzles puzzles = puzzles("");

    private Puzzles puzzles(String key) {
        return puzzles(key, "");
    }

    private Puzzles puzzles(String key, String secret) {
        return new Puzzles(LimiterTest.with(proof(key, secret)), JSON, () -> now);
    }

    private static LimitSettings.Proof proof(String key, String secret) {
        return new LimitSettings.Proof(
                99, Duration.ofMinutes(20), key, secret, 60, Duration.ofHours(1));
    }

    private static JsonNode puzzle(Puzzles from) {
        return JSON.valueToTree(from.make(PATH));
    }

    private static String proof(JsonNode puzzle) {
        return PuzzleSolver.solve(puzzle.toString());
    }

    @Test
    void aProofCountsOnce() {
        var proof = proof(puzzle(puzzles));

        assertThat(puzzles.check(proof, PATH)).isEqualTo(Proof.GOOD);
        assertThat(puzzles.check(proof, PATH)).isEqualTo(Proof.USED);
        assertThat(puzzles.check(proof(puzzle(puzzles)), PATH)).isEqualTo(Proof.GOOD);
    }

    @Test
    void aWrongNumberIsNone() {
        var puzzle = puzzle(puzzles);
        var other = PuzzleSolver.number(puzzle) + 1;

        assertThat(
                        puzzles.check(
                                PuzzleSolver.proof(puzzle, puzzle.path("salt").asString(), other),
                                PATH))
                .isEqualTo(Proof.WRONG);
    }

    @Test
    void whatSomebodyElseSignedIsNoneUnlessTheyHaveTheSameKey() {
        assertThat(puzzles.check(proof(puzzle(puzzles(""))), PATH)).isEqualTo(Proof.WRONG);
        assertThat(puzzles(KEY).check(proof(puzzle(puzzles(KEY))), PATH)).isEqualTo(Proof.GOOD);
    }

    /** Else somebody could find out a short secret, trying what signs a puzzle. */
    @Test
    void whoSharesALongSecretSharesTheKeyThatIsMadeOfIt() {
        var proof = proof(puzzle(puzzles("", KEY)));

        assertThat(puzzles("", KEY).check(proof, PATH)).isEqualTo(Proof.GOOD);
        assertThat(puzzles(KEY, "").check(proof, PATH)).as("not as it is").isEqualTo(Proof.WRONG);
        assertThat(puzzles(KEY, KEY).check(proof, PATH)).as("given").isEqualTo(Proof.WRONG);
        assertThat(puzzles("", "x" + KEY).check(proof, PATH)).isEqualTo(Proof.WRONG);
        var small = proof(puzzle(puzzles("", KEY.substring(0, 31))));
        assertThat(puzzles("", KEY.substring(0, 31)).check(small, PATH)).isEqualTo(Proof.WRONG);
    }

    @Test
    void theSecretIsTheSignInsWithoutAnyWordOfOurs() throws Exception {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new SystemEnvironmentPropertySource(
                                "test-systemEnvironment",
                                Map.of("SMARTREGION_SIGNIN_CLIENTSECRET", KEY)));
        for (var defaults :
                new YamlPropertySourceLoader()
                        .load("application.yml", new ClassPathResource("application.yml"))) {
            environment.getPropertySources().addLast(defaults);
        }
        ConfigurationPropertySources.attach(environment);

        var settings =
                Binder.get(environment).bind("smartregion.limits", LimitSettings.class).get();

        assertThat(settings.proof().secret()).isEqualTo(KEY);
        assertThat(settings.proof().key()).isEmpty();
    }

    @Test
    void itCountsForAWhileAndForItsPathOnly() {
        var proof = proof(puzzle(puzzles));

        assertThat(puzzles.check(proof, "/abonnements/neu")).isEqualTo(Proof.WRONG);
        now = now.plus(Duration.ofMinutes(20)).minusSeconds(1);
        assertThat(puzzles.check(proof, PATH)).isEqualTo(Proof.GOOD);
        var late = proof(puzzle(puzzles));
        now = now.plus(Duration.ofMinutes(20));
        assertThat(puzzles.check(late, PATH)).isEqualTo(Proof.WRONG);
    }

    /** The same digest and so the same signature, but another salt: it would count twice. */
    @Test
    void noDigitMovesFromTheNumberToTheSalt() {
        JsonNode puzzle;
        long number;
        do {
            puzzle = puzzle(puzzles);
            number = PuzzleSolver.number(puzzle);
        } while (number < 10);
        var salt = puzzle.path("salt").asString();
        assertThat(puzzles.check(proof(puzzle), PATH)).isEqualTo(Proof.GOOD);

        assertThat(puzzles.check(PuzzleSolver.proof(puzzle, salt + number / 10, number % 10), PATH))
                .isEqualTo(Proof.WRONG);
    }

    @Test
    void rubbishIsNoneAndBreaksNothing() {
        assertThat(puzzles.check(null, PATH)).isEqualTo(Proof.NONE);
        assertThat(puzzles.check("", PATH)).isEqualTo(Proof.NONE);
        for (var rubbish :
                List.of("%", "e30=", " ", "A".repeat(4_000), base64("[1]"), base64("{"))) {
            assertThat(puzzles.check(rubbish, PATH)).as(rubbish).isEqualTo(Proof.WRONG);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theKeyIsLongAndStandsInNoLog() {
        assertThat(proof(KEY, KEY).toString()).doesNotContain(KEY);
        assertThatIllegalArgumentException().isThrownBy(() -> proof("short", ""));
    }
}

package de.smartregion.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

class SignedLinksTest {

    private static final Instant LATER = Instant.parse("2027-01-01T12:00:00Z");

    private final SignedLinks links = new SignedLinks(key((byte) 1));

    @Test
    void theSameLinkCanBeToldAgain() {
        var link = links.issue("confirm", "r-1", LATER);

        assertThat(links.issue("confirm", "r-1", LATER)).isEqualTo(link);
        assertThat(SignedLinks.matches(link.token(), link.hash())).isTrue();
        assertThat(Base64.getUrlDecoder().decode(link.token())).hasSize(32);
        assertThat(link.hash()).isNotEqualTo(link.token());
        assertThat(link.toString()).doesNotContain(link.token());
    }

    @Test
    void anotherPurposeResourceDeadlineOrKeyIsAnotherLink() {
        var hash = links.issue("confirm", "r-1", LATER).hash();

        for (var other :
                Arrays.asList(
                        links.issue("cancel", "r-1", LATER),
                        links.issue("confirm", "r-2", LATER),
                        links.issue("confirm", "r-1", LATER.plusSeconds(1)),
                        new SignedLinks(key((byte) 2)).issue("confirm", "r-1", LATER))) {
            assertThat(SignedLinks.matches(other.token(), hash)).isFalse();
        }
    }

    @Property
    void noTamperedTokenPasses(
            @ForAll("tokens") String token,
            @ForAll @IntRange(max = 42) int at,
            @ForAll("letters") char instead) {
        var link = links.issue("confirm", "r-1", LATER);
        var tampered = link.token().substring(0, at) + instead + link.token().substring(at + 1);

        assertThat(SignedLinks.matches(tampered, link.hash()))
                .isEqualTo(tampered.equals(link.token()));
        assertThat(SignedLinks.matches(token, link.hash())).isEqualTo(token.equals(link.token()));
    }

    @Test
    void noBarMovesTheBorderBetweenPurposeAndResource() {
        assertThatThrownBy(() -> links.issue("a|b", "c", LATER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.issue("a", "b|c", LATER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShortKeyDoesNotStart() {
        assertThatThrownBy(() -> new SignedLinks(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
        var shortKey = Base64.getEncoder().encodeToString(new byte[31]);
        for (var bad : Arrays.asList(null, "", "?", shortKey)) {
            assertThatThrownBy(() -> Keys.decode("smartregion.links.key", bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("smartregion.links.key");
        }
        var settings = new LinkSettings(Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(settings.toString()).isEqualTo("a key");
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().withChars("AZaz09-_=|").ofMaxLength(60);
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.chars().range('!', '~');
    }

    private static byte[] key(byte fill) {
        var key = new byte[32];
        Arrays.fill(key, fill);
        return key;
    }
}

package de.smartregion.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class IdempotencyKeyTest {

    private final IdempotencyKey key = new IdempotencyKey("k-1");

    record Body(String name, int size) {}

    record SameBody(int size, String name) {}

    @Test
    void theFingerprintIsOfTheContentAndNotOfItsOrder() {
        var forth = new LinkedHashMap<String, Object>(Map.of("name", "a"));
        forth.put("size", 1);
        var back = new LinkedHashMap<String, Object>(Map.of("size", 1));
        back.put("name", "a");

        assertThat(key.fingerprint(new Body("a", 1)))
                .isEqualTo(key.fingerprint(new SameBody(1, "a")))
                .isEqualTo(key.fingerprint(forth))
                .isEqualTo(key.fingerprint(back))
                .hasSize(43);
    }

    @Test
    void theSameContentUnderAnotherKeyTellsNothing() {
        var other = new IdempotencyKey("another");

        assertThat(other.fingerprint(new Body("a", 1)))
                .isNotEqualTo(key.fingerprint(new Body("a", 1)));
    }

    @Property
    void otherContentHasAnotherFingerprint(
            @ForAll String name, @ForAll String other, @ForAll int size) {
        var same =
                key.fingerprint(new Body(name, size))
                        .equals(key.fingerprint(new Body(other, size)));

        assertThat(same).isEqualTo(name.equals(other));
    }

    @Test
    void aKeyIsShortAndVisible() {
        for (var bad : List.of("", " ", "a b", "ä", "a\n", "x".repeat(129))) {
            assertThatThrownBy(() -> new IdempotencyKey(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new IdempotencyKey("x".repeat(128)).value()).hasSize(128);
    }
}

package de.smartregion.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void theSameCauseHasTheSameNameAndNoOtherHas() {
        var name = Names.of("gathering", "caller", "key");
        assertThat(name).matches("[\\w-]{22}").isEqualTo(Names.of("gathering", "caller", "key"));
        assertThat(Names.of("gathering", "callerk", "ey")).isNotEqualTo(name);
        assertThat(Names.of("finding", "caller", "key")).isNotEqualTo(name);
    }

    @Test
    void byChanceNoneComesTwice() {
        assertThat(Names.random()).matches("[\\w-]{22}").isNotEqualTo(Names.random());
    }
}
